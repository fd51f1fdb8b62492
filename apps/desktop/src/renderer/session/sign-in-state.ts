import type { ConnectionState } from '@countersign/shared/client/connection-state';

export type SignInState =
  | { readonly kind: 'signed-out' | 'connecting' | 'signed-in' | 'unreachable' | 'wrong-role' }
  | { readonly kind: 'refused' | 'incompatible'; readonly message: string };

export const SIGNED_OUT: SignInState = { kind: 'signed-out' };

/**
 * Signed in is with the hub's first word, and stays so while the connection comes and goes: a reviewer keeps
 * the screen through a break. Only a refusal or a revocation ends it.
 */
export const nextSignInState = (before: SignInState, connection: ConnectionState): SignInState => {
  switch (connection.kind) {
    case 'ready':
      return same(before, connection.session.principal.role === 'agent' ? { kind: 'wrong-role' } : { kind: 'signed-in' });
    case 'needs-auth':
      return same(before, { kind: 'refused', message: connection.message });
    case 'incompatible':
      return same(before, { kind: 'incompatible', message: connection.message });
    case 'reconnecting':
      return same(before, before.kind === 'signed-in' ? before : { kind: 'unreachable' });
    case 'connecting':
      return before.kind === 'signed-in' || before.kind === 'unreachable' ? before : same(before, { kind: 'connecting' });
    case 'idle':
    case 'closed':
      return before;
  }
};

/** Keeps the object while nothing changed, so that nothing is drawn again. */
const same = (before: SignInState, next: SignInState): SignInState => (before.kind === next.kind ? before : next);
