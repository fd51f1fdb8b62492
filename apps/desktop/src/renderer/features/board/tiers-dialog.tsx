import { REVIEW_TIERS, type ReviewTier } from '@countersign/shared/model/vocabulary';
import type { BoardPerson } from '@countersign/shared/protocol/board';
import { type FormEvent, type ReactNode, useState } from 'react';
import { t } from '../../strings/strings.ts';
import { Dialog } from '../app/dialog.tsx';
import { useReviewer } from '../app/reviewer-context.ts';
import { KeyHint } from '../shared/key-hint.tsx';
import { useBoard } from './use-board.ts';

/** Which tiers a person looks after. */
export const TiersDialog = ({ person }: { readonly person: BoardPerson }): ReactNode => {
  const { store } = useReviewer();
  const columns = useBoard((s) => s.columns);
  const [tiers, setTiers] = useState<ReadonlySet<ReviewTier>>(new Set(person.tiers));
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const chosen = REVIEW_TIERS.filter((tier) => tiers.has(tier));
    store.board.ask(null);
    if (chosen.join() !== REVIEW_TIERS.filter((tier) => person.tiers.includes(tier)).join())
      store.board.setTiers(person.id, chosen);
  };
  const toggle = (tier: ReviewTier, isOn: boolean): void => {
    const next = new Set(tiers);
    if (isOn) next.add(tier);
    else next.delete(tier);
    setTiers(next);
  };
  return (
    <Dialog title={t.board.tiersTitle(person.name)}>
      <form onSubmit={save}>
        <p className="muted">{t.board.tiersHelp}</p>
        <div className="tier-checks">
          {REVIEW_TIERS.map((tier, index) => (
            <label key={tier}>
              <input
                type="checkbox"
                data-first-focus={index === 0 || undefined}
                checked={tiers.has(tier)}
                onChange={(event) => toggle(tier, event.currentTarget.checked)}
                onKeyDown={(event) => {
                  // In a checkbox Enter does nothing by itself; here it is the way to say "done".
                  if (event.key === 'Enter') save(event);
                }}
              />
              <span>{t.board.column(tier)}</span>
              <span className="muted">{t.board.tierLoad(columns[tier].length)}</span>
            </label>
          ))}
        </div>
        <div className="editor-foot">
          <button type="submit">
            {t.board.tiersSave} <KeyHint keys="Enter" />
          </button>
          <button type="button" className="quiet" onClick={() => store.board.ask(null)}>
            {t.board.cancel} <KeyHint keys="Escape" />
          </button>
        </div>
      </form>
    </Dialog>
  );
};
