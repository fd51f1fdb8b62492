import type { Namespace, Socket } from 'socket.io';
import type { Principal } from '@countersign/shared/model/principal';
import type { Role } from '@countersign/shared/model/vocabulary';

/** What the hub knows of a connected socket. */
export type Session = { readonly tokenId: string; readonly principal: Principal };

type Listen = Record<string, (...args: never[]) => void>;
type Emit = Record<string, (data: unknown) => void>;
export type HubSocket = Socket<Listen, Emit, Listen, Session>;
export type HubNamespace = Namespace<Listen, Emit, Listen, Session>;

/** The two doors, and who may come in through each. An agent's token cannot even name a reviewer's command. */
export const NAMESPACES = {
  '/agent': ['agent'],
  '/reviewer': ['reviewer', 'supervisor'],
} as const satisfies Record<string, readonly Role[]>;
export type NamespaceName = keyof typeof NAMESPACES;

export const sessionOf = (socket: HubSocket): Session => {
  const { tokenId, principal } = socket.data;
  if (tokenId === undefined || principal === undefined) throw new Error('socket without a session');
  return { tokenId, principal };
};
