import type { Principal } from '@countersign/shared/model/principal';
import type { Database } from '../store/database.ts';
import { loadByIds, type Stored } from '../store/escalation-store.ts';
import { loadOwnVerdicts, loadReversed, type OwnVerdict } from '../store/history-store.ts';
import { tiersOf } from './reviews.ts';

const PAGE = 50;

export type OwnDecision = Omit<OwnVerdict, 'escalationId'> & { readonly stored: Stored; readonly isUndone: boolean };
export type HistoryPage = { readonly entries: readonly OwnDecision[]; readonly more: boolean };

/** A person's own decisions, newest first, as far as they may still see the items (SPEC H-18). */
export const createHistory =
  ({ db }: Pick<Database, 'db'>) =>
  async (
    principal: Principal,
    { beforeSeq, limit = PAGE }: { readonly beforeSeq?: number | undefined; readonly limit?: number | undefined },
  ): Promise<HistoryPage> => {
    const found = await loadOwnVerdicts(db, principal.id, tiersOf(principal), beforeSeq, limit + 1);
    const page = found.slice(0, limit);
    const ids = [...new Set(page.map(({ escalationId }) => escalationId))];
    const rows = new Map((await loadByIds(db, ids)).map((stored) => [stored.state.id, stored]));
    const reversed = await loadReversed(db, ids);
    const entries = page.flatMap(({ seq, event, escalationId }) => {
      const stored = rows.get(escalationId);
      return stored === undefined ? [] : [{ seq, event, stored, isUndone: (reversed.get(event.decision.decisionId) ?? 0) > seq }];
    });
    return { entries, more: found.length > limit };
  };
export type History = ReturnType<typeof createHistory>;
