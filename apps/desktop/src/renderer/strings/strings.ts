import { en } from './en.ts';

/** The catalogue in use. A language is chosen here and nowhere else. */
export const t = en;
