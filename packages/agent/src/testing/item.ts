import type { ProposedAction } from '@countersign/shared/model/action';
import type { ContextBundle } from '@countersign/shared/model/context';
import type { Escalation } from '@countersign/shared/model/escalation';
import type { Event } from '@countersign/shared/model/event';

/** One escalation in the test hub: its row, its content, and all that happened to it. */
export type Item = {
  state: Escalation;
  readonly action: ProposedAction;
  readonly context: ContextBundle;
  readonly events: Event[];
};
