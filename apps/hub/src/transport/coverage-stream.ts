import type { TierWaiting } from '@countersign/shared/domain/coverage/uncovered-tiers';
import type { PrincipalId } from '@countersign/shared/model/ids';
import type { Principal } from '@countersign/shared/model/principal';
import type { Availability } from '@countersign/shared/protocol/judgement';
import type { Coverage } from '../services/coverage.ts';
import { type HubNamespace, type HubSocket, sessionOf } from './session.ts';

const SUPERVISORS = 'supervisors';
const personRoom = (id: PrincipalId): string => `person:${id}`;

/** Where somebody hears of their own availability and, as a supervisor, of tiers that nobody looks after. */
export const coverageRooms = ({ id, role }: Principal): readonly string[] => [
  personRoom(id),
  ...(role === 'supervisor' ? [SUPERVISORS] : []),
];

/** Tells of coverage and availability: at once to whoever comes in, and to all at each change. */
export const createCoverageStream = (reviewer: HubNamespace, coverage: Coverage) => ({
  greetings: async (socket: HubSocket): Promise<void> => {
    const { id, role } = sessionOf(socket).principal;
    socket.emit('availability:changed', await coverage.availabilityOf(id));
    if (role === 'supervisor') socket.emit('coverage:changed', { uncovered: (await coverage.now()).uncovered });
  },
  tellSupervisors: (uncovered: readonly TierWaiting[]): void =>
    void reviewer.to(SUPERVISORS).emit('coverage:changed', { uncovered }),
  tellPerson: (id: PrincipalId, availability: Availability): void =>
    void reviewer.to(personRoom(id)).emit('availability:changed', availability),
});
export type Greetings = ReturnType<typeof createCoverageStream>['greetings'];
