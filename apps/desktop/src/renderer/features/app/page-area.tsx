import { type ComponentType, type ReactNode, Suspense, lazy, useEffect, useRef } from 'react';
import type { Page } from '../../state/inbox-snapshot.ts';
import { t } from '../../strings/strings.ts';
import { useCommand } from './reviewer-context.ts';
import { KeyHint } from '../shared/key-hint.tsx';

const PAGES: { readonly [P in Exclude<Page, 'inbox' | 'practice'>]?: ComponentType } = {
  board: lazy(async () => ({ default: (await import('../board/board-page.tsx')).BoardPage })),
  policy: lazy(async () => ({ default: (await import('../policy/policy-page.tsx')).PolicyPage })),
  measures: lazy(async () => ({ default: (await import('../measures/measures-page.tsx')).MeasuresPage })),
  checklist: lazy(async () => ({ default: (await import('../checklist/checklist-page.tsx')).ChecklistPage })),
  batch: lazy(async () => ({ default: (await import('../batch/batch-view.tsx')).BatchView })),
  history: lazy(async () => ({ default: (await import('../history/history-page.tsx')).HistoryPage })),
  settings: lazy(async () => ({ default: (await import('../settings/settings-page.tsx')).SettingsPage })),
};

type Props = { readonly page: keyof typeof PAGES };

/** A page in the place of queue and card. Its frame is there before the page is, so that the focus has somewhere to be. */
export const PageArea = ({ page }: Props): ReactNode => {
  const run = useCommand();
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    // A page that has a place of its own for the focus gets it there; it may be here already, or come later by itself.
    const home = frame.current?.querySelector<HTMLElement>('[data-focus-home]') ?? frame.current;
    home?.focus({ preventScroll: true });
  }, [page]);
  const Content = PAGES[page];
  return (
    <main
      ref={frame}
      className="page"
      data-zone="page"
      data-page={page}
      aria-label={t.nav[page]}
      tabIndex={-1}
      // The board has a place of its own for the focus: the column that the keys act in.
      data-focus-home={page === 'board' ? undefined : true}
    >
      {page === 'board' || page === 'batch' ? null : (
        <div className="page-head">
          <h2>{t.nav[page]}</h2>
          <button
            type="button"
            className="bar-button bar-quiet"
            aria-keyshortcuts="Escape"
            onClick={(event) => run('card.back', event)}
          >
            {t.bar.escBack} <KeyHint keys="Escape" />
          </button>
        </div>
      )}
      <Suspense fallback={<div className="page-loading" aria-busy="true" />}>
        {Content === undefined ? null : <Content />}
      </Suspense>
    </main>
  );
};
