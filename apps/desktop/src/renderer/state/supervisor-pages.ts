import type { Clock } from '@countersign/shared/client/socket-port';
import type { Timestamp } from '@countersign/shared/model/ids';
import { createChecklistStore } from './checklist-store.ts';
import type { Hub } from './hub.ts';
import type { Dialog, InboxSnapshot, Page } from './inbox-snapshot.ts';
import { createMeasuresStore } from './measures-store.ts';
import { createPolicyStore } from './policy-store.ts';

export type SupervisorDeps = {
  readonly hub: Hub;
  readonly clock: Clock;
  readonly hubNow: () => Timestamp;
  readonly snapshot: () => InboxSnapshot;
  readonly say: (level: 'polite' | 'assertive', text: string) => void;
  readonly notify: (text: string, tone: 'plain' | 'problem') => void;
  readonly showPage: (page: Page) => void;
  readonly showDialog: (dialog: Dialog | null) => void;
};

/** What stands behind the pages Policy, Measures and Checklist. */
export const createSupervisorPages = ({ hub, clock, hubNow, snapshot, say, notify, showPage, showDialog }: SupervisorDeps) => {
  const policy = createPolicyStore({
    hub,
    clock,
    hubNow,
    isShown: () => snapshot().page === 'policy',
    say,
    notify,
    showDialog: (isOpen) => showDialog(isOpen ? 'policy' : null),
  });
  const measures = createMeasuresStore({
    hub,
    clock,
    say,
    notify,
    versions: () => policy.get().list.value?.versions.map(({ version }) => version) ?? [],
    openDraft: (base, version, text) => {
      showPage('policy');
      policy.writing.openOn(base, version, text);
    },
  });
  const checklist = createChecklistStore({ hub, clock, say });
  const all = [policy, measures, checklist];
  return {
    pages: { policy, measures, checklist },
    /** A session began: what is shown is asked for again. */
    online: (): void => {
      for (const page of all) page.online();
    },
    stop: (): void => {
      for (const page of all) page.stop();
    },
  };
};
