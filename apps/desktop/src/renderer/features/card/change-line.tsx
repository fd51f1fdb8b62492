import type { ReactNode } from 'react';
import { timeOfDay } from '../../format/format.ts';
import type { ItemChange } from '../../state/item-changes.ts';
import { t } from '../../strings/strings.ts';

const fromTo = (change: Exclude<ItemChange, { what: 'overdue' }>, now: number): readonly [string, string] => {
  switch (change.what) {
    case 'deadline':
      return [change.from, change.to].map((at) => (at === null ? t.look.none : timeOfDay(at, now))) as [string, string];
    case 'tier':
      return [t.tierTitle[change.from], t.tierTitle[change.to]];
    case 'status':
      return [t.look.status[change.from], t.look.status[change.to]];
    case 'holder':
    case 'assignee':
      return [change.from ?? t.look.nobody, change.to ?? t.look.nobody];
  }
};

/** One change, from → to. */
export const ChangeLine = ({ change, now }: { readonly change: ItemChange; readonly now: number }): ReactNode => {
  if (change.what === 'overdue') return <span className="change">{t.look.change.overdue}</span>;
  const [from, to] = fromTo(change, now);
  return (
    <span className="change">
      <bdi>{t.look.fromTo(t.look.change[change.what], from, to)}</bdi>
    </span>
  );
};
