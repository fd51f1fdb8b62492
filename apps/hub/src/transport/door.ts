import type { IncomingMessage } from 'node:http';
import type { Limits } from '@countersign/shared/protocol/limits';

export type DoorConfig = {
  /** Host names, with port, under which the hub may be addressed. Anything else is DNS rebinding. */
  readonly hosts: ReadonlySet<string>;
  /** Browser origins that may connect. Programs that send no Origin are not browsers. */
  readonly origins: ReadonlySet<string>;
};

/** Whether an upgrade request may go on; the answer's second part is for the log. */
export const mayEnter = (
  request: Pick<IncomingMessage, 'headers'>,
  { hosts, origins }: DoorConfig,
): { readonly ok: true } | { readonly ok: false; readonly why: string } => {
  const { host, origin } = request.headers;
  if (host === undefined || !hosts.has(host.toLowerCase())) return { ok: false, why: 'host' };
  if (origin !== undefined && !origins.has(origin.toLowerCase())) return { ok: false, why: 'origin' };
  return { ok: true };
};

/** Connections per address and those that have not said who they are. */
export const createAddressCounter = (limits: Pick<Limits, 'socketsPerAddress' | 'unauthenticatedSockets'>) => {
  const perAddress = new Map<string, number>();
  let strangers = 0;
  return {
    isFull: (address: string): boolean =>
      strangers >= limits.unauthenticatedSockets || (perAddress.get(address) ?? 0) >= limits.socketsPerAddress,
    /** @returns what to call when the stranger is known, and when the connection is over. */
    enter: (address: string): { readonly known: () => void; readonly leave: () => void } => {
      perAddress.set(address, (perAddress.get(address) ?? 0) + 1);
      strangers++;
      let isStranger = true;
      const known = (): void => {
        if (isStranger) strangers--;
        isStranger = false;
      };
      return {
        known,
        leave: () => {
          known();
          const count = (perAddress.get(address) ?? 1) - 1;
          if (count === 0) perAddress.delete(address);
          else perAddress.set(address, count);
        },
      };
    },
  };
};
