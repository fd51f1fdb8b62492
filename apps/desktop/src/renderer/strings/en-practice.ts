import type { CaseId, Deed } from '../practice/practice-case.ts';
import type { Outcome } from '../practice/drill.ts';

type After = (isRight: boolean) => string;
const judged =
  (right: string, wrong: string): After =>
  (isRight) =>
    isRight ? right : wrong;

/** The drill with made cases. */
export const practiceWords = {
  you: 'You',
  coach: 'Practice',
  invite: 'Twelve made cases, about five minutes.',
  start: 'Start practice',
  later: 'Later',
  caseOf: (at: number, of: number) => `Case ${at} of ${of}`,
  stillToDo: 'Still to do in this case',
  next: 'Next case',
  leave: 'Leave practice',
  repeat: 'This case once more',
  notHere: 'Not while you practise. Leave practice first.',
  again: 'Once more',
  toInbox: 'To the inbox',
  doneTitle: 'That was all twelve',
  stopped: (stopped: number, of: number) =>
    stopped === of
      ? `You stopped both of the ${of} cases that would have done harm.`
      : `You stopped ${stopped} of the ${of} cases that would have done harm. See below where it could be seen.`,
  deed: {
    move: 'go to another item',
    approve: 'approve',
    commit: 'commit what is armed',
    reject: 'reject, with a reason',
    modify: 'modify, then send',
    raise: 'raise',
    respond: 'answer the agent',
    'take-over': 'take over',
    snooze: 'snooze',
    claim: 'claim',
    flag: 'flag it',
    undo: 'undo',
    'agent-view': 'show the agent’s view',
    panel: 'go through the evidence',
    check: 'jump to a fact’s source',
    palette: 'open all commands',
    help: 'see the keys',
  } satisfies Record<Deed, string>,
  outcome: {
    approve: 'approved',
    modify: 'modified',
    reject: 'rejected',
    respond: 'answered',
    take_over: 'taken over',
    raise: 'raised',
    snooze: 'snoozed',
  } satisfies Record<Outcome, string>,
  name: {
    'easy-credit': 'Late parcel',
    'agent-view': 'Broken cup',
    panels: 'New address',
    arm: 'Matched invoice',
    'new-card': 'Refund to a new card',
    'wrong-amount': 'Ten times too much',
    modify: 'Two of three lamps',
    question: 'Unclear wish',
    raise: 'Twelve percent',
    wait: 'Warehouse is looking',
    'changed-account': 'New bank account',
    odd: 'Sixth gift',
  } satisfies Record<CaseId, string>,
  task: {
    'easy-credit': 'Read the sentence and the marked fact. It is small and in order: approve.',
    'agent-view': 'Make up your mind first. Then look at what the agent thinks, and approve.',
    panels: 'The evidence is one key away. Look through it, then approve.',
    arm: 'This is high risk: the first key only arms it and says what will happen, Enter commits.',
    'new-card': 'Decide this one by yourself.',
    'wrong-amount': 'Jump to the source of the marked fact, then reject with a reason.',
    modify: 'Two lamps, not three. Change the amount and give a reason.',
    question: 'Nobody knows what is wanted. Answer the agent: what should it ask?',
    raise: 'Take it so that nobody else starts on it. It is above your limit: raise it.',
    wait: 'The answer comes in ten minutes. Snooze it.',
    'changed-account': 'Decide this one by yourself.',
    odd: 'Flag it, approve it, take that back, look at all commands and at the keys. Then decide.',
  } satisfies Record<CaseId, string>,
  after: {
    'easy-credit': judged('Right: small, in policy, can be taken back.', 'It was in order: policy D-2 credits a missed day.'),
    'agent-view': judged('Right. Your own view came first.', 'It was in order: half the price for half the set.'),
    panels: judged(
      'Right: the address exists and the country is the same.',
      'It was in order: the customer asked, the address exists.',
    ),
    arm: judged('Right: order, goods and tax agree.', 'It was in order: order, goods and tax agree.'),
    'new-card': judged(
      'Right to stop it: a card two hours old, and policy P-12 sends money to the card that paid.',
      'This would have paid a thief: the card was added two hours ago, it is the third refund, and policy P-12 sends money to the card that paid.',
    ),
    'wrong-amount': judged('Right: 9.00 was asked for, not 90.00.', 'The customer asked for 9.00; this gives 90.00.'),
    modify: judged('Right: 30.00 for two lamps.', 'Two lamps are 30.00; three are 45.00.'),
    question: judged('Right: the agent asks, then comes back.', 'Closing an account on a maybe is a lot. Asking was better.'),
    raise: judged('Right: above 10% the sales lead decides.', 'Policy L-4 gives discounts above 10% to the sales lead.'),
    wait: judged('It comes back by itself, before its deadline.', 'The warehouse was about to answer. Waiting was better.'),
    'changed-account': judged(
      'Right to stop it: a German supplier with a new Lithuanian account, not confirmed by phone.',
      'This is how invoice fraud looks: a new foreign account that nobody confirmed by phone. Policy P-7 says so.',
    ),
    odd: judged(
      'Six gifts are odd, not wrong. The flag tells whoever looks after quality.',
      'A mug is no matter for a higher tier.',
    ),
  } satisfies Record<CaseId, After>,
};
