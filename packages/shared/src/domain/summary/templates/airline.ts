import type { ProposedAction } from '../../../model/action.ts';
import type { JsonObject } from '../../../model/json.ts';
import { type Slot, amountOf, countOf, listOf, optionalText, recordsOf, stringIn, textOf } from './slot.ts';
import { type Template, amountSlot } from './template.ts';

const flightNumbers = (args: JsonObject): Slot | undefined =>
  listOf(recordsOf(args, 'flights')?.map((flight) => stringIn(flight, 'flight_number')));

const firstDate = (args: JsonObject): Slot | undefined => {
  const date = stringIn(recordsOf(args, 'flights')?.[0] ?? {}, 'date');
  return date === undefined ? undefined : { kind: 'text', text: date };
};

const passengerNames = (args: JsonObject): Slot | undefined =>
  listOf(
    recordsOf(args, 'passengers')?.map((passenger) => {
      const names = [stringIn(passenger, 'first_name'), stringIn(passenger, 'last_name')];
      return names.every((name) => name === undefined) ? undefined : names.filter((name) => name !== undefined).join(' ');
    }),
  );

const route = (args: JsonObject): Slot | undefined => {
  const [origin, destination] = [stringIn(args, 'origin'), stringIn(args, 'destination')];
  return origin === undefined || destination === undefined ? undefined : { kind: 'text', text: `${origin}→${destination}` };
};

/** Sum of the payments; unknown as soon as one of them is. */
const paid = (args: JsonObject): Slot | undefined => {
  const amounts = recordsOf(args, 'payment_methods')?.map((payment) => payment['amount']);
  if (amounts === undefined || !amounts.every((amount) => typeof amount === 'number')) return undefined;
  return { kind: 'number', number: amounts.reduce<number>((sum, amount) => sum + amount, 0) };
};

const reservation = ({ arguments: args }: ProposedAction): Slot | undefined => textOf(args, 'reservation_id');

export const AIRLINE_TEMPLATES = {
  book_reservation: (action) => {
    const { arguments: args } = action;
    const argumentAmount = paid(args);
    return {
      headline: 'book_reservation',
      argumentAmount,
      slots: {
        detail: textOf(args, 'cabin'),
        place: route(args),
        date: firstDate(args),
        payee: passengerNames(args),
        amount: amountSlot(action, argumentAmount),
      },
    };
  },
  update_reservation_flights: (action) => ({
    headline: 'update_reservation_flights',
    slots: {
      target: reservation(action),
      subject: flightNumbers(action.arguments),
      date: firstDate(action.arguments),
      detail: textOf(action.arguments, 'cabin'),
      from: textOf(action.arguments, 'payment_id'),
      amount: amountSlot(action),
    },
  }),
  update_reservation_baggages: (action) => ({
    headline: 'update_reservation_baggages',
    slots: {
      target: reservation(action),
      count: countOf(action.arguments, 'total_baggages', 'bag'),
      subject: countOf(action.arguments, 'nonfree_baggages', 'charged_bag'),
      from: textOf(action.arguments, 'payment_id'),
      amount: amountSlot(action),
    },
  }),
  update_reservation_passengers: (action) => ({
    headline: 'update_reservation_passengers',
    slots: { target: reservation(action), payee: passengerNames(action.arguments), amount: amountSlot(action) },
  }),
  cancel_reservation: (action) => ({
    headline: 'cancel_reservation',
    slots: { target: reservation(action), amount: amountSlot(action) },
  }),
  send_certificate: (action) => {
    const argumentAmount = amountOf(action.arguments, 'amount');
    return {
      headline: 'send_certificate',
      argumentAmount,
      slots: { amount: amountSlot(action, argumentAmount), payee: textOf(action.arguments, 'user_id') },
    };
  },
  transfer_to_human_agents: (action) => ({
    headline: 'transfer_to_human_agents',
    slots: { amount: amountSlot(action), target: optionalText(action.target) },
  }),
} as const satisfies Record<string, Template>;
