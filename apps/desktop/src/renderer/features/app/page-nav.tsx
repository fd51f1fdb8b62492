import type { ReactNode } from 'react';
import type { UiCommandId } from '../../commands/command-id.ts';
import type { Page } from '../../state/inbox-snapshot.ts';
import { t } from '../../strings/strings.ts';
import { useCommand, useInbox } from './reviewer-context.ts';

type Place = {
  readonly page: Exclude<Page, 'practice' | 'batch'>;
  readonly command: UiCommandId;
  readonly audience?: 'supervisor';
};
/** In the order of the bar. A new page is a line here, one in `page-area.tsx`, and its `go.` command. */
const PAGES: readonly Place[] = [
  { page: 'inbox', command: 'go.inbox' },
  { page: 'board', command: 'go.board', audience: 'supervisor' },
  { page: 'policy', command: 'go.policy', audience: 'supervisor' },
  { page: 'measures', command: 'go.measures', audience: 'supervisor' },
  { page: 'checklist', command: 'go.checklist', audience: 'supervisor' },
  { page: 'history', command: 'go.history' },
  { page: 'settings', command: 'go.settings' },
];

/** Where one is, and where else one can be. */
export const PageNav = (): ReactNode => {
  const run = useCommand();
  const current = useInbox((s) => s.page);
  const isSupervisor = useInbox((s) => s.principal?.role === 'supervisor');
  return (
    <nav className="page-nav" aria-label={t.nav.label}>
      {PAGES.filter(({ audience }) => audience === undefined || isSupervisor).map(({ page, command }) => (
        <button
          key={page}
          type="button"
          className="quiet"
          aria-current={page === current ? 'page' : undefined}
          onClick={(event) => run(command, event)}
        >
          {t.nav[page]}
        </button>
      ))}
    </nav>
  );
};
