import { PHRASES_DE } from '@countersign/shared/domain/summary/phrases-de';
import { appWords } from './de-app.ts';
import { batchWords } from './de-batch.ts';
import { boardWords } from './de-board.ts';
import { dutyWords } from './de-duty.ts';
import { cardWords } from './de-card.ts';
import { commandWords } from './de-commands.ts';
import { lookWords } from './de-look.ts';
import { modifyWords } from './de-modify.ts';
import { checklistWords } from './de-checklist.ts';
import { measuresWords } from './de-measures.ts';
import { policyWords } from './de-policy.ts';
import { practiceWords } from './de-practice.ts';
import { problem } from './de-problems.ts';
import { settingsWords } from './de-settings.ts';
import { vocabulary } from './de-vocabulary.ts';
import type { Catalogue, Messages } from './messages.ts';

const de: Messages = {
  ...vocabulary,
  ...cardWords,
  ...appWords,
  ...commandWords,
  ...modifyWords,
  ...settingsWords,
  batch: batchWords,
  board: boardWords,
  duty: dutyWords,
  policy: policyWords,
  measures: measuresWords,
  deployment: checklistWords,
  look: lookWords,
  practice: practiceWords,
  problem,
};

export const DE: Catalogue = { messages: de, phrases: PHRASES_DE };
