import type { ProposedAction } from '@countersign/shared/model/action';
import { createContext, useContext } from 'react';
import type { ModifyDraft } from '../../state/draft-body.ts';
import type { FieldNode } from './field-node.ts';

/** What every field of the editor knows of the whole. */
export type Modifying = {
  readonly action: ProposedAction;
  readonly draft: ModifyDraft;
  readonly nodes: ReadonlyMap<string, FieldNode>;
  readonly changed: ReadonlySet<string>;
  /** One sentence per field, by pointer. */
  readonly problems: ReadonlyMap<string, string>;
  readonly edit: (change: (draft: ModifyDraft) => ModifyDraft) => void;
  /** Id of the control of a field. */
  readonly idOf: (pointer: string) => string;
};

export const ModifyContext = createContext<Modifying | null>(null);

export const useModifying = (): Modifying => {
  const modifying = useContext(ModifyContext);
  if (modifying === null) throw new Error('a field outside of the editor');
  return modifying;
};
