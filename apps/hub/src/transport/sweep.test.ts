import { expect, test } from 'vitest';
import type { PrincipalId } from '@countersign/shared/model/ids';
import type { Principal } from '@countersign/shared/model/principal';
import type { HubSocket } from './session.ts';
import { sweepSockets } from './sweep.ts';

const ana: Principal = { id: 'ana' as PrincipalId, role: 'reviewer', name: 'Ana', tiers: ['manager'] };

/** The little of a Socket.IO socket that the sweep looks at. */
const aSocket = (bufferedAmount: number, tokenId = 't') => {
  const calls: string[] = [];
  const socket = {
    data: { tokenId, principal: ana },
    conn: { transport: { socket: { bufferedAmount } } },
    emit: (name: string) => calls.push(name),
    disconnect: () => calls.push('disconnect'),
  } as unknown as HubSocket;
  return { socket, calls };
};
const directory = (principal: Principal, revokedAt: number | null = null) => ({
  tokensByIds: async () => [{ id: 't', principal, createdAt: 0, revokedAt }],
});
const limits = { outboundBufferBytes: 1_048_576 };

test('N9 a reader that does not read is dropped beyond 1 MiB, and only it', async () => {
  const slow = aSocket(1_048_577);
  const good = aSocket(1_048_576);
  await sweepSockets([slow.socket, good.socket], directory(ana), limits);
  expect(slow.calls).toEqual(['disconnect']);
  expect(good.calls).toEqual([]);
});

test('A-02 revoked and unknown tokens are told and cut, changed tiers are cut', async () => {
  const revoked = aSocket(0);
  await sweepSockets([revoked.socket], directory(ana, 5), limits);
  expect(revoked.calls).toEqual(['session:revoked', 'disconnect']);
  const unknown = aSocket(0, 'other');
  await sweepSockets([unknown.socket], directory(ana), limits);
  expect(unknown.calls).toEqual(['session:revoked', 'disconnect']);
  const moved = aSocket(0);
  await sweepSockets([moved.socket], directory({ ...ana, tiers: ['junior_reviewer'] }), limits);
  expect(moved.calls).toEqual(['disconnect']);
});
