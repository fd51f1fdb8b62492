import { describe, expect, it } from 'vitest';
import { READY } from '../test/fake-hub.ts';
import { NOW } from '../test/queue-item.ts';
import { type SignInState, nextSignInState } from './sign-in-state.ts';

const LOST = { kind: 'reconnecting', attempt: 1, retryAt: NOW, since: NOW } as const;

describe('signing in', () => {
  it.each([
    ['the first word of the hub signs in', { kind: 'connecting' }, READY, 'signed-in'],
    ['no answer yet', { kind: 'connecting' }, LOST, 'unreachable'],
    ['the next try does not flicker', { kind: 'unreachable' }, { kind: 'connecting', attempt: 2 }, 'unreachable'],
    ['a break keeps the screen', { kind: 'signed-in' }, LOST, 'signed-in'],
    ['and so does the next try', { kind: 'signed-in' }, { kind: 'connecting', attempt: 2, since: NOW }, 'signed-in'],
    ['a refusal does not', { kind: 'signed-in' }, { kind: 'needs-auth', message: 'revoked' }, 'refused'],
    ['nor an older hub', { kind: 'signed-in' }, { kind: 'incompatible', message: 'old' }, 'incompatible'],
  ] as const)('%s', (_name, before, connection, expected) => {
    expect(nextSignInState(before as SignInState, connection).kind).toBe(expected);
  });

  it('U-29 a hub that is there and lets nobody else in is not called silent', () => {
    const refusal = { code: 'LIMIT', message: 'Too many connections with this token.' } as const;
    const before = nextSignInState({ kind: 'connecting' }, LOST);
    const after = nextSignInState(before, { ...LOST, refusal });
    expect(after).toEqual({ kind: 'unreachable', refusal });
    expect(nextSignInState(after, { kind: 'connecting', attempt: 2 })).toBe(after);
  });
});
