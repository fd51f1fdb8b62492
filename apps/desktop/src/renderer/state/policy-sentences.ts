import { number, timeWithSeconds } from '../format/format.ts';
import { t } from '../strings/strings.ts';
import type { BoardError } from './board-moves.ts';
import { LIMITS } from '@countersign/shared/protocol/limits';
import type { PolicyDraft, PolicySaid } from './policy-snapshot.ts';
import type { PublishBlock } from './policy-text.ts';

/** Why the hub refused, with the figure where it names one: which labels are missing is the whole point. */
const whyRefused = (problem: BoardError): string =>
  problem.code === 'LIMIT' && 'limit' in problem && typeof problem.limit === 'number'
    ? t.policy.tooFewLabels(number(problem.limit), problem.message)
    : t.problem(problem);

/** What was done, or was not, as one sentence. */
export const sentenceOf = (said: PolicySaid): string =>
  said.kind === 'refused'
    ? t.policy.refusedBecause(t.policy.refused[said.what], whyRefused(said.problem))
    : t.policy.said(said, 'fromAt' in said ? timeWithSeconds(said.fromAt) : '');

/** Why a draft cannot be published, as one sentence. */
export const blockSentence = (block: PublishBlock, draft: PolicyDraft): string => {
  switch (block.kind) {
    case 'issues':
      return t.policy.mendFirst(block.count);
    case 'taken':
      return t.policy.taken(block.version);
    case 'no-version':
      return t.policy.noVersion;
    case 'too-long':
      return t.policy.tooLong(number(draft.text.length), number(LIMITS.policyBytes));
    case 'unchecked':
      return t.policy.check[draft.check];
  }
};
