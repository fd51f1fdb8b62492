import type { Fact } from '@countersign/shared/model/context';
import type { Json, JsonObject } from '@countersign/shared/model/json';
import type { AirlineRecord } from './airline-record.ts';

const short = (text: string, length: number): string =>
  (text.length > length ? `${text.slice(0, length - 1)}…` : text).toWellFormed();
const textAt = (record: JsonObject | null | undefined, key: string): string | undefined => {
  const value = record?.[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
};
const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const countAt = (record: JsonObject | null | undefined, key: string): number | undefined => {
  const value = record?.[key];
  if (Array.isArray(value)) return value.length;
  return typeof value === 'number' ? value : undefined;
};

const fact = (label: string, value: string, baseline: string | undefined, odd: boolean): Fact => ({
  label,
  value: short(value, 80),
  ...(baseline === undefined ? {} : { baseline: short(baseline, 80) }),
  ...(odd ? { odd } : {}),
});

/** The reservation that the agent saw last, unless it is another one than it acts on: then it says nothing about the action. */
export const actedReservation = ({ action, reservation }: AirlineRecord): JsonObject | undefined => {
  const acted = textAt(action.arguments, 'reservation_id');
  return reservation && (acted === undefined || textAt(reservation, 'reservation_id') === acted) ? reservation : undefined;
};

const reservationFact = (record: AirlineRecord): readonly Fact[] => {
  const acted = textAt(record.action.arguments, 'reservation_id');
  const seen = textAt(record.reservation, 'reservation_id');
  if (acted === undefined || seen === undefined || acted === seen) return [];
  return [fact('Looked up', seen, `acts on ${acted}`, true)];
};

const cabinFact = (record: AirlineRecord): readonly Fact[] => {
  const next = textAt(record.action.arguments, 'cabin');
  const now = textAt(actedReservation(record), 'cabin');
  if (next === undefined || now === undefined || record.action.name === 'book_reservation') return [];
  return [fact('Cabin', next.replace('_', ' '), `now ${now.replace('_', ' ')}`, next !== now)];
};

/** "All payment methods must already be in user profile." */
const paymentFact = ({ action, customer }: AirlineRecord): readonly Fact[] => {
  const methods = customer?.['payment_methods'];
  if (!isObject(methods)) return [];
  const list = action.arguments['payment_methods'];
  const used = Array.isArray(list)
    ? list.filter(isObject).map((one) => textAt(one, 'payment_id'))
    : [textAt(action.arguments, 'payment_id')];
  return used.flatMap((id) =>
    id === undefined || Object.hasOwn(methods, id) ? [] : [fact('Payment', id, 'not in profile', true)],
  );
};

/** "At most one travel certificate, at most one credit card, and at most three gift cards." */
const MOST_METHODS: readonly (readonly [prefix: string, label: string, most: number])[] = [
  ['certificate_', 'Certificates', 1],
  ['credit_card_', 'Credit cards', 1],
  ['gift_card_', 'Gift cards', 3],
];
const MOST_PASSENGERS = 5;

const bookingFacts = ({ action }: AirlineRecord): readonly Fact[] => {
  const list = action.arguments['payment_methods'];
  const ids = Array.isArray(list) ? list.filter(isObject).flatMap((one) => textAt(one, 'payment_id') ?? []) : [];
  const passengers = countAt(action.arguments, 'passengers') ?? 0;
  return [
    ...MOST_METHODS.flatMap(([prefix, label, most]) => {
      const count = ids.filter((id) => id.startsWith(prefix)).length;
      return count > most ? [fact(label, String(count), `at most ${most}`, true)] : [];
    }),
    ...(passengers > MOST_PASSENGERS ? [fact('Passengers', String(passengers), `at most ${MOST_PASSENGERS}`, true)] : []),
  ];
};

/** Free bags per passenger by cabin: the policy's table of checked bag allowances. */
const FREE_BAGS: Readonly<Record<string, readonly [number, number, number]>> = {
  regular: [0, 1, 2],
  silver: [1, 2, 3],
  gold: [2, 3, 3],
};
const CABINS = ['basic_economy', 'economy', 'business'];

const bagFact = (record: AirlineRecord): readonly Fact[] => {
  const args = record.action.arguments;
  const [total, paid] = [countAt(args, 'total_baggages'), countAt(args, 'nonfree_baggages')];
  const booking = record.action.name === 'book_reservation' ? args : actedReservation(record);
  const free = FREE_BAGS[textAt(record.customer, 'membership') ?? '']?.[CABINS.indexOf(textAt(booking, 'cabin') ?? '')];
  const travellers = countAt(booking, 'passengers');
  if (total === undefined || paid === undefined || free === undefined || travellers === undefined) return [];
  const owed = Math.max(0, total - free * travellers);
  return [fact('Paid bags', String(paid), `allowance ${owed}`, paid !== owed)];
};

const failureFact = ({ action, actionsAttempted }: AirlineRecord): readonly Fact[] => {
  const failed = (actionsAttempted ?? []).filter((attempt) => attempt.name === action.name && attempt.ok === false).length;
  return failed === 0 ? [] : [fact('Failed tries', String(failed), '0', true)];
};

const repeatFact = ({ action, actionsAttempted }: AirlineRecord): readonly Fact[] => {
  const done = (actionsAttempted ?? []).some(
    (attempt) =>
      attempt.name === action.name &&
      attempt.ok === true &&
      JSON.stringify(attempt.arguments) === JSON.stringify(action.arguments),
  );
  return done ? [fact('Same call', 'ran already', 'once', true)] : [];
};

const ownerFact = ({ customer, reservation }: AirlineRecord): readonly Fact[] => {
  const [owner, user] = [textAt(reservation, 'user_id'), textAt(customer, 'user_id')];
  return owner === undefined || user === undefined || owner === user ? [] : [fact('Owner', owner, user, true)];
};

const calm = (record: AirlineRecord): readonly Fact[] => {
  const membership = textAt(record.customer, 'membership');
  const booked = textAt(actedReservation(record), 'created_at');
  const insurance = textAt(actedReservation(record), 'insurance');
  return [
    ...(membership === undefined ? [] : [fact('Membership', membership, undefined, false)]),
    ...(booked === undefined ? [] : [fact('Booked', booked.slice(0, 10), undefined, false)]),
    ...(insurance === undefined ? [] : [fact('Insurance', insurance, undefined, false)]),
  ];
};

/** What a reviewer should notice, each beside what is usual. Computed from what the agent had looked up, never from the outcome. */
export const airlineFacts = (record: AirlineRecord): Fact[] =>
  [
    ...reservationFact(record),
    ...ownerFact(record),
    ...paymentFact(record),
    ...bookingFacts(record),
    ...repeatFact(record),
    ...failureFact(record),
    ...bagFact(record),
    ...cabinFact(record),
    ...calm(record),
  ].slice(0, 20);
