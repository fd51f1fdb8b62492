import { assertNever } from '../result.ts';
import type { Content, Detail } from './content.ts';
import type { NotificationPhrases, ToastWords } from './phrases.ts';

const details = ({ amount, payee }: Detail = {}, phrases: NotificationPhrases): readonly string[] => [
  ...(amount === undefined ? [] : [phrases.money(amount)]),
  ...(payee === undefined ? [] : [payee]),
];

/** The words of a notification: made of tokens and phrases, so that nothing else can be in them. */
export const wordsOf = (content: Content, phrases: NotificationPhrases): ToastWords => {
  switch (content.kind) {
    case 'waiting':
      return { title: phrases.waiting(content.count), body: phrases.tier(content.tier) };
    case 'item':
    case 'keyword':
    case 'second-review': {
      const title =
        content.kind === 'item'
          ? phrases.approval(content.risk)
          : content.kind === 'keyword'
            ? phrases.keyword
            : phrases.secondReview;
      const left = content.leftMs === null ? [] : [phrases.left(content.leftMs)];
      return { title, body: phrases.join([phrases.tier(content.tier), ...left, ...details(content.detail, phrases)]) };
    }
    case 'burst':
      return { title: phrases.waiting(content.count), body: phrases.worst(content.worst) };
    case 'deadline':
      return { title: phrases.deadline(content.near, content.missed), body: '' };
    case 'assigned':
      return { title: phrases.assigned, body: phrases.tier(content.tier) };
    case 'taken':
      return { title: phrases.taken, body: phrases.tier(content.tier) };
    case 'reply':
      return { title: phrases.reply, body: '' };
    case 'mention':
      return { title: phrases.mention, body: '' };
    case 'decision-failed':
      return { title: phrases.decisionFailed, body: '' };
    case 'hub-lost':
      return { title: phrases.hubLost, body: '' };
    case 'hub-back':
      return { title: phrases.hubBack(content.waiting), body: '' };
    case 'warning':
      return {
        title: phrases.warning(content.rule, content.severity === 'breach'),
        body: content.tier === null ? '' : phrases.tier(content.tier),
      };
    case 'nudge':
      return { title: phrases.nudge(content.nudge), body: '' };
    case 'digest':
      return { title: phrases.digest(content.since, content.decided, content.waiting), body: '' };
    case 'test':
      return phrases.test;
    default:
      return assertNever(content);
  }
};
