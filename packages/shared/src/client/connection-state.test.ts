import { describe, expect, it } from 'vitest';
import type { PrincipalId } from '../model/ids.ts';
import type { SessionReady } from '../protocol/handshake.ts';
import { backoffMs } from './backoff.ts';
import { type ConnectionEvent, type ConnectionState, nextConnection, STABLE_MS } from './connection-state.ts';

const session: SessionReady = {
  protocolVersion: 1,
  principal: { id: 'rosa' as PrincipalId, role: 'reviewer', name: 'Rosa', tiers: ['manager'] },
  logEpoch: 'epoch-1',
  head: 7,
  now: 5_000,
};
const at = { now: 100_000, jitter: 0.5 };

const states = {
  idle: { kind: 'idle' },
  connecting: { kind: 'connecting', attempt: 3, since: 90_000 },
  ready: { kind: 'ready', session, since: 100_000 - STABLE_MS, attempt: 3 },
  reconnecting: { kind: 'reconnecting', attempt: 4, retryAt: 101_000, since: 90_000 },
  'needs-auth': { kind: 'needs-auth', message: 'no' },
  incompatible: { kind: 'incompatible', message: 'old' },
  closed: { kind: 'closed' },
} as const satisfies Record<ConnectionState['kind'], ConnectionState>;

const events = {
  connect: { type: 'connect' },
  session: { type: 'session', session },
  lost: { type: 'lost' },
  refused: { type: 'refused', code: 'UNAUTHENTICATED', message: 'who are you' },
  revoked: { type: 'revoked', message: 'token revoked' },
  retry: { type: 'retry' },
  wake: { type: 'wake' },
  close: { type: 'close' },
} as const satisfies Record<ConnectionEvent['type'], ConnectionEvent>;

const first = { kind: 'connecting', attempt: 1 } as const;
const unauthenticated = { kind: 'needs-auth', message: 'who are you' } as const;
const revoked = { kind: 'needs-auth', message: 'token revoked' } as const;
const closed = states.closed;

/** Every cell that changes something; all others return the very same state object. */
const table: Readonly<Record<ConnectionState['kind'], Partial<Record<ConnectionEvent['type'], ConnectionState>>>> = {
  idle: { connect: first, close: closed },
  connecting: {
    session: { kind: 'ready', session, since: 100_000, attempt: 3 },
    lost: { kind: 'reconnecting', attempt: 4, retryAt: 100_500, since: 90_000 },
    refused: unauthenticated,
    revoked,
    close: closed,
  },
  ready: {
    lost: { kind: 'reconnecting', attempt: 1, retryAt: 100_125, since: 100_000 },
    refused: unauthenticated,
    revoked,
    close: closed,
  },
  reconnecting: {
    retry: { kind: 'connecting', attempt: 4, since: 90_000 },
    wake: { kind: 'connecting', attempt: 1, since: 90_000 },
    close: closed,
  },
  'needs-auth': { connect: first, close: closed },
  incompatible: { connect: first, close: closed },
  closed: { connect: first },
};

describe('connection machine', () => {
  for (const [kind, state] of Object.entries(states)) {
    for (const [type, event] of Object.entries(events)) {
      const expected = table[state.kind][event.type];
      it(`C-01 ${kind} + ${type} → ${expected?.kind ?? 'unchanged'}`, () => {
        const next = nextConnection(state, event, at);
        if (expected) expect(next).toEqual(expected);
        else expect(next).toBe(state);
      });
    }
  }

  it('C-02 the wait has full jitter, starts at 250 ms, doubles and stops at 30 s', () => {
    const ceilings = [1, 2, 3, 7, 8, 9, 1_000].map((failures) => backoffMs(failures, 0.999_999));
    expect(ceilings).toEqual([249, 499, 999, 15_999, 29_999, 29_999, 29_999]);
    expect([0, 1, 50].map((failures) => backoffMs(failures, 0))).toEqual([0, 0, 0]);
  });

  it('C-02 a hub that accepts and drops at once is asked less and less often; a stable session clears the count', () => {
    let state: ConnectionState = { kind: 'connecting', attempt: 1 };
    const attempts: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      state = nextConnection(state, events.session, at);
      state = nextConnection(state, events.lost, at);
      if (state.kind === 'reconnecting') attempts.push(state.attempt);
      state = nextConnection(state, events.retry, at);
    }
    expect(attempts).toEqual([2, 3, 4, 5]);
    state = nextConnection(state, events.session, at);
    state = nextConnection(state, events.lost, { now: at.now + STABLE_MS, jitter: 0 });
    expect(state).toMatchObject({ kind: 'reconnecting', attempt: 1 });
  });

  it.each([
    ['UNAUTHENTICATED', 'needs-auth'],
    ['REVOKED', 'needs-auth'],
    ['FORBIDDEN', 'needs-auth'],
    ['PROTOCOL_UNSUPPORTED', 'incompatible'],
    ['RATE_LIMITED', 'reconnecting'],
    ['LIMIT', 'reconnecting'],
    [undefined, 'reconnecting'],
  ] as const)('C-03 refused with %s → %s', (code, kind) => {
    expect(nextConnection(states.connecting, { type: 'refused', code, message: 'm' }, at).kind).toBe(kind);
  });

  it('U-29 what the hub said stays known while it is tried again; what the network said does not', () => {
    const refused = (code: 'LIMIT' | undefined) =>
      nextConnection(states.connecting, { type: 'refused', code, message: 'too many' }, at);
    expect(refused('LIMIT')).toMatchObject({ kind: 'reconnecting', refusal: { code: 'LIMIT', message: 'too many' } });
    expect(refused(undefined)).not.toHaveProperty('refusal');
  });

  it('C-03 a hub older than this program is incompatible; a newer one that accepted us is not', () => {
    const older = { ...session, protocolVersion: 0 };
    const newer = { ...session, protocolVersion: 99 };
    expect(nextConnection(states.connecting, { type: 'session', session: older }, at).kind).toBe('incompatible');
    expect(nextConnection(states.connecting, { type: 'session', session: newer }, at).kind).toBe('ready');
  });
});
