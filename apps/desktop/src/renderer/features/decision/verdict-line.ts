import { roughly } from '../../format/format.ts';
import type { VerdictOverlay } from '../../state/verdict-overlay.ts';
import { t } from '../../strings/strings.ts';

/** What may be said of a verdict. "Approved" and its like only once the hub has it (UX-09, SPEC U-04). */
export const verdictLine = (overlay: VerdictOverlay, now: number, isOnline: boolean): string => {
  const { kind } = overlay.verdict;
  switch (overlay.kind) {
    case 'queued':
      return isOnline ? t.verdict.queued(kind) : t.verdict.notSent(kind);
    case 'undoing':
      return t.verdict.undoing;
    case 'failed':
      return t.verdict.failed(kind);
    case 'committed': {
      const left = (overlay.releaseAt ?? 0) - now;
      return left > 0 ? t.verdict.held(kind, roughly(left)) : t.verdict.released(kind);
    }
  }
};
