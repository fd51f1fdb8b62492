import type { EscalationId } from '@countersign/shared/model/ids';

/** Which decisions were sent together: what was done in one stroke is taken back in one stroke. */
export const createBatchMemory = () => {
  const batchOf = new Map<EscalationId, string>();
  return {
    sent: (id: EscalationId, batchId: string): void => void batchOf.set(id, batchId),
    /** It was refused or taken back: from now on it is decided by itself. */
    forget: (id: EscalationId): void => void batchOf.delete(id),
    /** This one and those of `among` that were sent with it. */
    together: (id: EscalationId, among: readonly EscalationId[]): readonly EscalationId[] => {
      const batchId = batchOf.get(id);
      return batchId === undefined ? [id] : among.filter((other) => batchOf.get(other) === batchId);
    },
  };
};
export type BatchMemory = ReturnType<typeof createBatchMemory>;
