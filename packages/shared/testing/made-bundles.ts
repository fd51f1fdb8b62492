import type { ProposedAction } from '../src/model/action.ts';
import type { ContextBundle, Fact } from '../src/model/context.ts';
import type { JsonObject } from '../src/model/json.ts';
import { below, createRandom } from './random.ts';

/** Names as they come: short, long, without spaces, from right to left, with marks, with hidden characters. */
const NAMES = [
  'Dana K.',
  'Nordwind GmbH',
  'Meier & Huber Treuhand AG',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk GmbH & Co. KG',
  '田中精密工業株式会社',
  '東京都港区六本木ヒルズ森タワー総合法律事務所',
  'شركة النور للتجارة والمقاولات',
  'מרכז הספקה ירושלים בע״מ',
  'บริษัทขนส่งกรุงเทพจำกัด',
  'Żubr Opakowania Sp. z o.o.',
  'Çelik Ambalaj Sanayi',
  'O’Brien, Núñez & Søn',
  'pay\u200Bpal\u202Eknab',
  '한국전력공사',
  'X',
] as const;
const IDS = [
  'Q69X3R',
  'INV-20418',
  '8812',
  'DE89 3704 0044 0532 0130 00',
  'card …1881',
  '注文番号2041',
  'gift_card_7480005',
] as const;
const CURRENCIES = ['USD', 'EUR', 'JPY', 'KWD', 'CHF', 'ZZZ'] as const;
const LABELS = ['Card added', 'Refunds, 30 days', 'Scan', '残高', 'الرصيد', 'Steuernummer geändert', 'Payee'] as const;
const VALUES = ['2 h ago', '3', '49 %', '新しい口座', 'حساب جديد', 'missing', 'a bank account nobody has seen before'] as const;
const BASELINES = ['usual 1', '85 %', '通常一回', undefined, 'never in the twelve months before'] as const;

type Draw = {
  readonly one: <T>(values: readonly T[]) => T;
  readonly maybe: <T>(value: T) => T | undefined;
  readonly amount: () => { readonly minor: number; readonly currency: string };
  readonly upTo: (end: number) => number;
};

const drawFrom = (seed: number): Draw => {
  const random = createRandom(seed);
  const one = <T>(values: readonly T[]): T => values[below(random, values.length)] as T;
  return {
    one,
    maybe: (value) => (random() < 0.75 ? value : undefined),
    amount: () => ({ minor: one([1, 50_000, 50_001, 124_050, 6_140_000, 248_000_000, -48_000]), currency: one(CURRENCIES) }),
    upTo: (end) => below(random, end),
  };
};

const kept = (values: Readonly<Record<string, unknown>>): JsonObject =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as JsonObject;

const flights = ({ one, upTo }: Draw): JsonObject['flights'] =>
  Array.from({ length: 1 + upTo(4) }, () => ({ flight_number: one(['HAT136', 'HAT039', 'LX8']), date: '2026-11-24' }));
const passengers = ({ one, upTo }: Draw): JsonObject['passengers'] =>
  Array.from({ length: 1 + upTo(4) }, () => ({
    first_name: one(NAMES),
    last_name: one(['Li', 'Rossi', '佐藤', 'García Márquez']),
  }));
const invoice = ({ one, maybe, amount }: Draw) => ({
  invoiceNumber: one(IDS),
  supplier: one(NAMES),
  total: amount(),
  dueDate: maybe('2026-12-01'),
});

/** Arguments of every action that has a template, and of some that have none. */
const MAKERS: Readonly<Record<string, (draw: Draw) => Readonly<Record<string, unknown>>>> = {
  book_reservation: (d) => ({
    cabin: d.one(['economy', 'business', 'premium economy plus']),
    origin: d.one(['JFK', 'New York JFK', '東京国際空港']),
    destination: d.one(['SEA', 'San Francisco']),
    flights: flights(d),
    passengers: passengers(d),
    payment_methods: d.maybe([{ payment_id: d.one(IDS), amount: 255 }]),
  }),
  update_reservation_flights: (d) => ({
    reservation_id: d.one(IDS),
    flights: flights(d),
    cabin: d.maybe('business'),
    payment_id: d.maybe(d.one(IDS)),
  }),
  update_reservation_baggages: (d) => ({
    reservation_id: d.one(IDS),
    total_baggages: d.upTo(9),
    nonfree_baggages: d.upTo(3),
    payment_id: d.maybe(d.one(IDS)),
  }),
  update_reservation_passengers: (d) => ({ reservation_id: d.one(IDS), passengers: passengers(d) }),
  cancel_reservation: (d) => ({ reservation_id: d.one(IDS) }),
  send_certificate: (d) => ({ user_id: d.one(NAMES), amount: 150 }),
  transfer_to_human_agents: () => ({ summary: 'The customer is angry and wants all of it at once.' }),
  post_invoice: invoice,
  pay_invoice: invoice,
  hold_invoice: invoice,
  request_missing_data: (d) => ({ ...invoice(d), fields: ['tax_number', 'order_number'].slice(0, 1 + d.upTo(2)) }),
  issue_refund: (d) => ({ to: d.maybe(d.one(NAMES)), orderId: d.maybe(d.one(IDS)), amount: d.amount() }),
  transfer_funds: (d) => ({ from: d.maybe(d.one(IDS)), to: d.one(NAMES), amount: d.maybe(d.amount()) }),
  delete_records: (d) => ({ table: d.one(['customers', 'zahlungsavise_2019']), count: d.upTo(90_000) }),
  change_address: (d) => ({ customerId: d.one(IDS), address: d.one(['975 Sunset Drive, Apt 4', '東京都港区六本木六丁目']) }),
  restart_server: (d) => ({ host: d.one(['db-1', 'db-1.very-long-name.internal.example.org']), force: true, reason: 'it hangs' }),
  'billing.closeAccount': (d) => ({ account: d.one(IDS), name: d.one(NAMES), note: 'asked for by phone' }),
  send_email: (d) => ({ to: d.one(NAMES), subject: 'Approve this at once', body: 'x'.repeat(400) }),
};

export const MADE_ACTIONS: readonly string[] = Object.keys(MAKERS);

const factOf = (draw: Draw): Fact => {
  const baseline = draw.one(BASELINES);
  return {
    label: draw.one(LABELS),
    value: draw.one(VALUES),
    odd: draw.upTo(2) === 0,
    ...(baseline === undefined ? {} : { baseline }),
  };
};

export type MadeBundle = { readonly name: string; readonly action: ProposedAction; readonly context: ContextBundle };

/** `each` bundles of every kind of action; the same seed makes the same ones. Fields are missing here and there. */
export const makeBundles = (seed: number, each: number): readonly MadeBundle[] =>
  MADE_ACTIONS.flatMap((name, kind) =>
    Array.from({ length: each }, (_, i): MadeBundle => {
      const draw = drawFrom(seed + kind * 1_000 + i);
      const { maybe, one, amount } = draw;
      const optional = kept({
        target: maybe(one(NAMES)),
        amount: maybe(amount()),
        reversible: maybe(one([true, false])),
        domain: maybe(one(['financial', 'support', 'accounting'])),
      });
      return {
        name: `${name} #${i} of seed ${seed}`,
        action: { name, arguments: kept(MAKERS[name]?.(draw) ?? {}), ...optional },
        context: {
          confidence: 0.4,
          facts: Array.from({ length: draw.upTo(5) }, () => factOf(draw)),
          ...(maybe(true) ? { conversation: [{ role: 'customer', text: `Please do it, ${one(NAMES)}.` }] } : {}),
          ...(maybe(true) ? { sentimentScore: one([-0.9, 0, 0.4]) } : {}),
        },
      };
    }),
  );
