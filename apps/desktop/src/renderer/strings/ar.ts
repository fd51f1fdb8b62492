import { PHRASES_AR } from '@countersign/shared/domain/summary/phrases-ar';
import { appWords } from './ar-app.ts';
import { batchWords } from './ar-batch.ts';
import { boardWords } from './ar-board.ts';
import { dutyWords } from './ar-duty.ts';
import { cardWords } from './ar-card.ts';
import { commandWords } from './ar-commands.ts';
import { lookWords } from './ar-look.ts';
import { modifyWords } from './ar-modify.ts';
import { checklistWords } from './ar-checklist.ts';
import { measuresWords } from './ar-measures.ts';
import { policyWords } from './ar-policy.ts';
import { practiceWords } from './ar-practice.ts';
import { problem } from './ar-problems.ts';
import { settingsWords } from './ar-settings.ts';
import { vocabulary } from './ar-vocabulary.ts';
import type { Catalogue, Messages } from './messages.ts';

const ar: Messages = {
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

export const AR: Catalogue = { messages: ar, phrases: PHRASES_AR };
