import { createContext, useContext } from 'react';

/** Which line of the panel is lit, by its anchor; null when none is. */
export const LitContext = createContext<string | null>(null);

type Anchored = { readonly 'data-anchor': string; readonly 'data-lit'?: true };

/** Marks a line of the evidence so that a fact can lead to it. */
export const useAnchors = (): ((anchor: string) => Anchored) => {
  const lit = useContext(LitContext);
  return (anchor) => ({ 'data-anchor': anchor, ...(lit === anchor ? { 'data-lit': true } : {}) });
};
