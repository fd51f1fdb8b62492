import type { ConnectionState } from '@countersign/shared/client/connection-state';
import type { WireError } from '@countersign/shared/protocol/wire-error';

export type SignInState =
  | { readonly kind: 'signed-out' | 'connecting' | 'signed-in' | 'wrong-role' }
  /** `refusal`: the hub is there and said why not now; without one nobody answered. */
  | { readonly kind: 'unreachable'; readonly refusal?: Pick<WireError, 'code' | 'message'> | undefined }
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
      return same(before, before.kind === 'signed-in' ? before : { kind: 'unreachable', refusal: connection.refusal });
    case 'connecting':
      return before.kind === 'signed-in' || before.kind === 'unreachable' ? before : same(before, { kind: 'connecting' });
    case 'idle':
    case 'closed':
      return before;
  }
};

/** Keeps the object while nothing changed, so that nothing is drawn again. */
const same = (before: SignInState, next: SignInState): SignInState =>
  before.kind === next.kind && said(before) === said(next) ? before : next;
const said = (state: SignInState): string | undefined => (state.kind === 'unreachable' ? state.refusal?.message : undefined);
