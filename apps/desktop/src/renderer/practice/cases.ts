import { FIRST_CASES } from './cases-first.ts';
import { SECOND_CASES } from './cases-second.ts';
import type { PracticeCase } from './practice-case.ts';

/** The whole drill, in the order in which it is taught. Made up: no person, company or account here exists. */
export const CASES: readonly PracticeCase[] = [...FIRST_CASES, ...SECOND_CASES];
