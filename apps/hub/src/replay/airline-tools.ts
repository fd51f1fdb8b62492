import type { JsonObject } from '@countersign/shared/model/json';
import { z } from 'zod';

const code = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .describe('airport, e.g. JFK');
const day = z
  .string()
  .regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/)
  .describe('e.g. 2024-05-20');
const name = z.string().min(1).max(80);
const id = z.string().min(1).max(64);
const cabin = z.enum(['basic_economy', 'economy', 'business']);
const bags = z.int().min(0).max(20);
const passengers = z
  .array(z.strictObject({ first_name: name, last_name: name, dob: day }))
  .min(1)
  .max(20);
const flights = z
  .array(
    z.strictObject({
      flight_number: z.string().min(1).max(16),
      date: day,
      origin: code.optional(),
      destination: code.optional(),
    }),
  )
  .min(1)
  .max(20);

/** What each tool of the airline agent takes. The shape only: the airline's rules are for the reviewer, its tools do not check them. */
const ARGUMENTS = {
  book_reservation: z.strictObject({
    user_id: id,
    origin: code,
    destination: code,
    flight_type: z.enum(['one_way', 'round_trip']),
    cabin,
    flights,
    passengers,
    payment_methods: z
      .array(z.strictObject({ payment_id: id, amount: z.number().min(0) }))
      .min(1)
      .max(20),
    total_baggages: bags,
    nonfree_baggages: bags,
    insurance: z.enum(['yes', 'no']),
  }),
  cancel_reservation: z.strictObject({ reservation_id: id }),
  update_reservation_flights: z.strictObject({ reservation_id: id, cabin, flights, payment_id: id }),
  update_reservation_baggages: z.strictObject({
    reservation_id: id,
    total_baggages: bags,
    nonfree_baggages: bags,
    payment_id: id,
  }),
  update_reservation_passengers: z.strictObject({ reservation_id: id, passengers }),
  send_certificate: z.strictObject({ user_id: id, amount: z.number().positive().max(10_000).describe('US dollars') }),
  transfer_to_human_agents: z.strictObject({ summary: z.string().min(1).max(4_000) }),
} as const;
export type AirlineTool = keyof typeof ARGUMENTS;

type Judgement = {
  readonly domain: string;
  /** Whether it can be taken back without loss, and what we take for granted in saying so. */
  readonly reversible: (args: JsonObject) => boolean;
  readonly assumption: string;
  /** Headings of the policy that speak of it. */
  readonly sections: readonly string[];
  readonly goal: string;
};

const paysWithCertificate = ({ payment_methods: methods }: JsonObject): boolean =>
  /"certificate_/.test(JSON.stringify(methods ?? []));

const JUDGEMENTS: Readonly<Record<AirlineTool, Judgement>> = {
  book_reservation: {
    domain: 'travel',
    reversible: (args) => !paysWithCertificate(args),
    assumption: 'A booking can be cancelled within 24 hours, but the rest of a certificate is not refunded.',
    sections: ['Book flight'],
    goal: 'Book a trip for the customer.',
  },
  cancel_reservation: {
    domain: 'travel',
    reversible: () => false,
    assumption: 'A cancelled reservation cannot be restored: seats and fares go back on sale.',
    sections: ['Cancel flight', 'Refund'],
    goal: 'Cancel a reservation for the customer.',
  },
  update_reservation_flights: {
    domain: 'travel',
    reversible: () => false,
    assumption: 'The old seats and fares go back on sale, so a change cannot be taken back for certain.',
    sections: ['Modify flight'],
    goal: 'Change the flights or the cabin of a reservation.',
  },
  update_reservation_baggages: {
    domain: 'travel',
    reversible: () => false,
    assumption: 'Bags can be added but not removed.',
    sections: ['Modify flight', 'Book flight'],
    goal: 'Change the checked bags of a reservation.',
  },
  update_reservation_passengers: {
    domain: 'travel',
    reversible: () => true,
    assumption: 'Passenger details can be changed back.',
    sections: ['Modify flight'],
    goal: 'Change passenger details of a reservation.',
  },
  send_certificate: {
    domain: 'compensation',
    reversible: () => false,
    assumption: 'A certificate is the customer’s as soon as it is sent.',
    sections: ['Refund'],
    goal: 'Compensate the customer with a certificate.',
  },
  transfer_to_human_agents: {
    domain: 'customer_support',
    reversible: () => true,
    assumption: 'The person who takes over can hand back.',
    sections: ['Airline Agent Policy'],
    goal: 'Hand the customer over to a person.',
  },
};

export type ToolFacts = Judgement & { readonly argumentsSchema: JsonObject };

/** Made once: a schema is part of the digest, so it must not differ from record to record. */
const KNOWN: ReadonlyMap<string, ToolFacts> = new Map(
  (Object.keys(ARGUMENTS) as AirlineTool[]).map((tool) => [
    tool,
    { ...JUDGEMENTS[tool], argumentsSchema: z.toJSONSchema(ARGUMENTS[tool]) as JsonObject },
  ]),
);

/** @returns undefined for a tool that we do not know; nothing is then stated about it, and policy takes it as irreversible. */
export const airlineTool = (tool: string): ToolFacts | undefined => KNOWN.get(tool);
export const AIRLINE_TOOLS = Object.keys(ARGUMENTS) as readonly AirlineTool[];
