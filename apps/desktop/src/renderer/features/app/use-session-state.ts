import { useEffect, useState } from 'react';
import type { ReviewerSession } from '../../session/session.ts';
import { SIGNED_OUT, type SignInState, nextSignInState } from '../../session/sign-in-state.ts';

/** Where signing in stands, from the connection machine. */
export const useSessionState = (session: ReviewerSession | null): SignInState => {
  const [state, setState] = useState<SignInState>(SIGNED_OUT);
  useEffect(() => {
    if (session === null) return setState(SIGNED_OUT);
    const look = (): void => setState((before) => nextSignInState(before, session.store.get().connection));
    setState(nextSignInState({ kind: 'connecting' }, session.store.get().connection));
    return session.store.subscribe(look);
  }, [session]);
  return state;
};
