import { useEffect } from 'react';
import type { WarningRule as BoardRule } from '@countersign/shared/domain/board/warning';
import type { WarningRule } from '@countersign/shared/domain/notification/event';
import { useReviewer } from '../app/reviewer-context.ts';

/** What a rule of the board is called where only words of ours may stand. */
const SPOKEN: Readonly<Record<BoardRule, WarningRule>> = {
  queue_growing: 'growth',
  at_risk: 'breach',
  oldest: 'slow',
  override_rising: 'override',
  escalates_much: 'agent',
  escalates_little: 'agent',
  notifies_slowly: 'slow',
};

/** Tells a supervisor who looks elsewhere what the board warns of. The board has the hysteresis, the plan the fifteen minutes. */
export const useBoardWarnings = (warnings: readonly { readonly rule: BoardRule }[]): void => {
  const { notifications, platform } = useReviewer();
  useEffect(() => {
    // Whoever looks at the board has read it there.
    if (platform.window.isFocused()) return;
    for (const rule of new Set(warnings.map((warning) => SPOKEN[warning.rule]))) notifications?.warn(rule, null);
  }, [notifications, platform, warnings]);
};
