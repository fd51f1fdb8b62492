import type { ReactNode } from 'react';
import type { UiCommandId } from '../../commands/command-id.ts';
import type { Page } from '../../state/inbox-snapshot.ts';
import { t } from '../../strings/strings.ts';
import { useCommand, useInbox } from './reviewer-context.ts';

const PAGES: readonly { readonly page: Exclude<Page, 'practice' | 'batch'>; readonly command: UiCommandId }[] = [
  { page: 'inbox', command: 'go.inbox' },
  { page: 'board', command: 'go.board' },
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
      {PAGES.filter(({ page }) => page !== 'board' || isSupervisor).map(({ page, command }) => (
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
