import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { AgentContract } from './agent.ts';
import type { Contract } from './contract.ts';
import { HandshakeAuth } from './handshake.ts';
import { ReviewerContract } from './reviewer.ts';
import { OLDEST_SUPPORTED, PROTOCOL_HISTORY, PROTOCOL_VERSION } from './version.ts';
import { WIRE_ERRORS } from './wire-error.ts';

const input = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
const output = (schema: z.ZodType) => z.toJSONSchema(schema, { unrepresentable: 'any' });

const shapeOf = (contract: Contract) => ({
  commands: Object.entries(contract.commands).map(([name, spec]) => [name, input(spec.input), output(spec.output)]),
  events: Object.entries(contract.events).map(([name, schema]) => [name, output(schema)]),
});

/** Changed on purpose? Raise PROTOCOL_VERSION when older clients would notice, add its history line, then put the new hash here. */
const HASH = '85941d6e1d1c5c4458bd33c82649f46916ddadcc642749a9736f075338bb6a0b';

test('W-12 the wire format is the one that the version names', () => {
  const shape = {
    agent: shapeOf(AgentContract),
    reviewer: shapeOf(ReviewerContract),
    auth: input(HandshakeAuth),
    errors: WIRE_ERRORS,
  };
  expect(createHash('sha256').update(JSON.stringify(shape)).digest('hex')).toBe(HASH);
});

test('W-12 every version has its line of history', () => {
  const versions = Array.from({ length: PROTOCOL_VERSION - OLDEST_SUPPORTED + 1 }, (_, i) => OLDEST_SUPPORTED + i);
  for (const version of versions) expect(PROTOCOL_HISTORY[version]).toMatch(/^.{10,120}$/);
});
