import { HandshakeAuth } from '@countersign/shared/protocol/handshake';
import type { Limits } from '@countersign/shared/protocol/limits';
import { OLDEST_SUPPORTED, PROTOCOL_VERSION } from '@countersign/shared/protocol/version';
import { type WireError, wireError } from '@countersign/shared/protocol/wire-error';
import { type Result, err, ok } from '@countersign/shared/domain/result';
import type { Directory } from '../services/directory.ts';
import { NAMESPACES, type NamespaceName, type Session } from './session.ts';

/** Who is at the door: the handshake's token and version, or the wire error that the client gets. */
export const authenticate = async (
  directory: Pick<Directory, 'findToken'>,
  namespace: NamespaceName,
  handshake: unknown,
): Promise<Result<Session, WireError>> => {
  const version = (handshake as { protocolVersion?: unknown } | null)?.protocolVersion;
  if (typeof version === 'number' && (version < OLDEST_SUPPORTED || version > PROTOCOL_VERSION))
    return err(
      wireError(
        'PROTOCOL_UNSUPPORTED',
        `This hub speaks protocol ${OLDEST_SUPPORTED} to ${PROTOCOL_VERSION}, the client ${version}.`,
        {
          field: 'protocolVersion',
          limit: PROTOCOL_VERSION,
        },
      ),
    );
  const auth = HandshakeAuth.safeParse(handshake);
  if (!auth.success)
    return err(
      wireError('UNAUTHENTICATED', 'Send a token and the protocol version.', {
        field: auth.error.issues[0]?.path.join('.') ?? 'auth',
      }),
    );
  const token = await directory.findToken(auth.data.token);
  if (token === undefined) return err(wireError('UNAUTHENTICATED', 'Unknown token.', { field: 'token' }));
  if (token.revokedAt !== null) return err(wireError('REVOKED', 'This token was revoked.', { field: 'token' }));
  const roles: readonly string[] = NAMESPACES[namespace];
  if (!roles.includes(token.principal.role))
    return err(
      wireError('FORBIDDEN', `A token of role ${token.principal.role} cannot be used here.`, {
        field: 'token',
        limit: roles.join(' or '),
      }),
    );
  return ok({ tokenId: token.id, principal: token.principal });
};

/** Counts live sockets per token, against the limit of d.8. */
export const createTokenCounter = (limits: Pick<Limits, 'socketsPerToken'>) => {
  const counts = new Map<string, number>();
  return {
    enter: (tokenId: string): boolean => {
      const count = counts.get(tokenId) ?? 0;
      if (count >= limits.socketsPerToken) return false;
      counts.set(tokenId, count + 1);
      return true;
    },
    leave: (tokenId: string): void => {
      const count = (counts.get(tokenId) ?? 1) - 1;
      if (count === 0) counts.delete(tokenId);
      else counts.set(tokenId, count);
    },
  };
};
