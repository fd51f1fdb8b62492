import type { ReviewTier, RiskClass } from '@countersign/shared/model/vocabulary';
import type { PatternPart } from '../features/modify/pattern-words.ts';
import type { LeafKind } from '../features/modify/field-node.ts';
import type { NumberFault } from '../features/modify/typed-number.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('en');
const characters = plural({ one: '# character', other: '# characters' });
const items = plural({ one: '# item', other: '# items' });
const either = (options: readonly string[]): string => new Intl.ListFormat('en', { type: 'disjunction' }).format(options);

const tiers = { junior_reviewer: 'junior', senior_reviewer: 'senior', manager: 'manager' } satisfies Record<ReviewTier, string>;

const PARTS: Readonly<Record<Exclude<PatternPart['kind'], 'literal'>, (count: number) => string>> = {
  digits: plural({ one: '# digit', other: '# digits' }),
  capitals: plural({ one: '# capital letter', other: '# capital letters' }),
  'small-letters': plural({ one: '# small letter', other: '# small letters' }),
  letters: plural({ one: '# letter', other: '# letters' }),
  'letters-or-digits': plural({ one: '# letter or digit', other: '# letters or digits' }),
};

const partWords = (part: PatternPart): string => {
  if (part.kind === 'literal') return `“${part.text}”`;
  const words = PARTS[part.kind];
  if (part.most === part.least) return words(part.least);
  return part.most === null ? `${words(part.least)} or more` : `${part.least} to ${words(part.most)}`;
};

/** Words of the editors: new arguments, and the texts that go to an agent. */
export const modifyWords = {
  modify: {
    title: 'Modify',
    loading: 'Opening the editor',
    loadFailed: 'The editor could not be loaded. Is the hub there?',
    field: 'Field',
    asked: 'Agent asked',
    set: 'You set',
    limits: 'Limits',
    changedCount: (n: number, of: number) => `${n} of ${of} changed`,
    unchanged: 'unchanged',
    reset: 'Reset',
    resetField: (name: string) => `Reset ${name} to what the agent asked`,
    resetAll: 'Reset all',
    leaveOutField: (name: string) => `Leave out ${name}`,
    add: 'Add',
    addTo: (name: string) => `Add to ${name}`,
    removeItem: (name: string, n: number) => `Remove ${name} ${n}`,
    removed: 'removed',
    restoreItem: (name: string, n: number) => `Bring back ${name} ${n}`,
    bringBack: 'Bring back',
    itemName: (n: number) => `#${n}`,
    setNothing: (name: string) => `Set ${name} to null`,
    notSet: 'not set',
    choose: 'Choose…',
    nothing: 'null',
    notThere: 'not given',
    emptyText: '(empty)',
    yes: 'yes',
    no: 'no',
    currency: (name: string) => `${name}, currency`,
    amount: 'amount',
    minorUnits: (n: string) => `${n} minor units`,
    asJson: 'as JSON',
    wordDiff: 'Words that changed',
    arguments: 'arguments',

    fixed: 'cannot be changed',
    whole: 'whole number',
    between: (least: string, most: string) => `${least} – ${most}`,
    atLeast: (limit: string) => `≥ ${limit}`,
    atMost: (limit: string) => `≤ ${limit}`,
    moreThan: (limit: string) => `> ${limit}`,
    lessThan: (limit: string) => `< ${limit}`,
    stepsOf: (step: string) => `in steps of ${step}`,
    exactLength: (n: number) => `exactly ${characters(n)}`,
    lengthBetween: (least: string, most: number) => `${least} – ${characters(most)}`,
    lengthAtLeast: (n: number) => `at least ${characters(n)}`,
    itemsBetween: (least: number, most: number) => (least === most ? items(most) : `${least} – ${items(most)}`),
    itemsAtLeast: (n: number) => `at least ${items(n)}`,
    oneOf: (n: number) => `one of ${n}`,
    matches: (pattern: string) => `matches ${pattern}`,
    patternParts: (parts: readonly PatternPart[]) => parts.map(partWords).join(' then '),
    formats: {
      date: 'a date',
      'date-time': 'date, time and zone',
      time: 'a time',
      email: 'an e-mail address',
      uri: 'a web address',
      uuid: 'a UUID',
      ipv4: 'an IPv4 address',
      ipv6: 'an IPv6 address',
      hostname: 'a host name',
    },

    needed: 'Needed. Give it a value.',
    numberFault: {
      'not-number': 'Not a number. Digits, and a point before decimals.',
      'not-whole': 'Must be a whole number.',
      'too-precise': 'Too many digits to be carried exactly.',
    } satisfies Record<NumberFault, string>,
    notAmount: (currency: string, digits: number) =>
      digits === 0
        ? `Not an amount in ${currency}: whole numbers only.`
        : `Not an amount in ${currency}: digits, and at most ${digits} decimals after a point.`,
    notCurrency: 'Three capital letters, such as USD.',
    notJson: 'Not JSON yet. Check quotes, commas and brackets.',
    duplicateKey: (name: string) => `“${name}” stands twice in one object. Keep one of them.`,
    mustBe: (limit: string) => `Must be ${limit}.`,
    mustHave: (limit: string) => `Must have ${limit}.`,
    mustMatch: (limit: string) => `Must be ${limit}.`,
    mustBeOneOf: (options: readonly string[]) => `Must be ${either(options)}.`,
    unique: 'The same item stands in it twice.',
    notAllowed: 'The schema allows no such field. Leave it out.',
    wrongKind: {
      text: 'Must be a text.',
      'long-text': 'Must be a text.',
      date: 'Must be a date.',
      number: 'Must be a number.',
      choice: 'Choose one of the list.',
      switch: 'Must be yes or no.',
      money: 'Must be an amount.',
      constant: 'The agent’s value breaks its own schema.',
      absent: 'Needed. Add it.',
      object: 'Must be an object.',
      list: 'Must be a list.',
    } satisfies Record<Exclude<LeafKind, 'raw'> | 'object' | 'list', string>,
    fixFirst: plural({ one: '# field to mend first', other: '# fields to mend first' }),
    nothingChanged: 'Nothing is changed. Change a field, or go back and approve.',
    noSchema: 'The agent gave no schema. Fields follow the values that it sent.',

    presets: 'Presets',
    presetsHelp: 'The agent’s alternatives, keys 1–9 outside of a field',
    preset: (n: number, text: string) => `Preset ${n}: ${text}`,
    presetLoaded: (n: number, changed: number, of: number) => `Preset ${n} loaded. ${changed} of ${of} changed.`,

    willHappen: 'Will happen',
    changes: (names: string) => `Changes ${names}`,
    blockedByErrors: 'Not yet: some fields need a correct value.',
    checking: 'Asking policy…',
    riskNow: 'Risk now',
    policyOk: 'Policy lets you send this',
    policySends: (tier: ReviewTier) => `Policy sends this to ${tiers[tier]}`,
    policyOffline: 'Policy not asked: no connection. It decides when you send.',
    policyRefused: (why: string) => `Policy not asked: ${why}`,
    riskWords: { low: 'low', medium: 'medium', high: 'high', critical: 'critical' } satisfies Record<RiskClass, string>,
    moved: (tier: ReviewTier) => `Not decided: policy wants ${tiers[tier]} for this change. It moved there with your draft.`,

    reason: 'Reason',
    reasonCode: 'Reason code',
    reasonText: 'Reason in words',
    chooseReason: 'Choose, or write why',
    numberedReason: (n: number, code: string) => `${n} ${code}`,
    reasonNeeded: (least: number) => `Say why: choose a reason, or write at least ${characters(least)}.`,
    reasonPlaceholder: 'Why this change',
    send: 'Send modified',
    sendTo: (tier: ReviewTier) => `Send to ${tiers[tier]}`,
    resetHint: 'Reset field',
  },
  draft: {
    saving: 'Saving draft…',
    saved: 'Draft saved',
    offline: 'Draft not saved: offline. It stays in this window.',
    failed: (why: string) => `Draft not saved: ${why}`,
    restored: 'Your draft is back.',
    discard: 'Discard it',
    offer: (who: string, n: number, of: number) => `${who}’s draft, ${n} of ${of} changed`,
    offerText: (who: string) => `${who}’s draft`,
    load: 'Load',
    loaded: (who: string) => `${who}’s draft loaded.`,
    tooNew: (who: string) => `${who}’s draft was written by a newer version of this program. It is kept; reload to read it.`,
    broken: (who: string) => `${who}’s draft cannot be read. It is kept as it is.`,
    ownTooNew:
      'Your draft was written by a newer version of this program. It is kept, and what you type now is not saved over it.',
    ownBroken: 'Your draft cannot be read. It is kept, and what you type now is not saved over it.',
  },
} as const;
