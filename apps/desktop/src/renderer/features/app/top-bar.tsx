import type { ReactNode } from 'react';
import { number } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { AT_RISK_MS, countsOf } from '../../state/counts.ts';
import { ConnectionMark } from './connection-mark.tsx';
import { NotificationButton } from './notification-button.tsx';
import { PageNav } from './page-nav.tsx';
import { PresenceButton } from './presence-button.tsx';
import { useCommand, useInbox } from './reviewer-context.ts';
import { useNow } from './use-now.ts';

const Count = ({ n, word, tone }: { readonly n: number; readonly word: string; readonly tone?: 'high' }): ReactNode => (
  <span className={tone === 'high' && n > 0 ? 'count count-high' : 'count'}>
    <b>{number(n)}</b> {word}
  </span>
);

/** How much there is, and whether what is seen can be trusted to be current. */
export const TopBar = (): ReactNode => {
  const run = useCommand();
  const order = useInbox((s) => s.order);
  const principal = useInbox((s) => s.principal);
  const now = useNow(5_000);
  const counts = countsOf(order, principal?.id ?? null, now, AT_RISK_MS);
  return (
    <header className="top-bar">
      <h1 className="product">{t.product}</h1>
      <PageNav />
      <div className="counts">
        <Count n={counts.mine} word={t.queue.mine} />
        {counts.tiers.map(({ tier, count }) => (
          <Count key={tier} n={count} word={t.tier[tier]} />
        ))}
        <Count n={counts.atRisk} word={t.queue.atRisk} tone="high" />
      </div>
      <div className="top-end">
        <NotificationButton />
        <ConnectionMark />
        <PresenceButton />
        {principal === null ? null : <bdi className="muted top-name">{principal.name}</bdi>}
        <button type="button" className="quiet help-button" onClick={(event) => run('help.toggle', event)}>
          <span className="visually-hidden">{t.help.title}</span>
          <span aria-hidden="true">?</span>
        </button>
      </div>
    </header>
  );
};
