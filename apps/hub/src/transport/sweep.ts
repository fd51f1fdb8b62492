import type { Limits } from '@countersign/shared/protocol/limits';
import type { Directory } from '../services/directory.ts';
import { type HubSocket, sessionOf } from './session.ts';

/** Bytes that the operating system has not taken from this socket yet. */
const backlogOf = (socket: HubSocket): number => {
  const transport = socket.conn.transport as unknown as { readonly socket?: { readonly bufferedAmount?: number } };
  return transport.socket?.bufferedAmount ?? 0;
};

/**
 * Cuts connections that must not live on: a revoked token, tiers that have changed (the client comes back
 * with the new ones), or a reader that does not read. Run every half second, so that a revocation made
 * by another process is felt within 2 s (A2).
 */
export const sweepSockets = async (
  sockets: readonly HubSocket[],
  directory: Pick<Directory, 'tokensByIds'>,
  limits: Pick<Limits, 'outboundBufferBytes'>,
): Promise<void> => {
  const ids = [...new Set(sockets.map((socket) => sessionOf(socket).tokenId))];
  const tokens = new Map((await directory.tokensByIds(ids)).map((token) => [token.id, token]));
  for (const socket of sockets) {
    const { tokenId, principal } = sessionOf(socket);
    const token = tokens.get(tokenId);
    if (token === undefined || token.revokedAt !== null) {
      socket.emit('session:revoked', { message: 'This token was revoked.' });
      socket.disconnect(true);
    } else if (token.principal.tiers.join() !== principal.tiers.join() || backlogOf(socket) > limits.outboundBufferBytes) {
      socket.disconnect(true);
    }
  }
};
