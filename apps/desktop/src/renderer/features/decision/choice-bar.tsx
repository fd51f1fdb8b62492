import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { type ReactNode, useEffect, useRef } from 'react';
import { focusHome } from '../../commands/focus.ts';
import type { MenuDigit } from '../../commands/command.ts';
import { timeOfDay } from '../../format/format.ts';
import type { Menu } from '../../state/interaction.ts';
import { type MenuLine, menuLines } from '../../state/menu-lines.ts';
import { t } from '../../strings/strings.ts';
import { useCommand } from '../app/reviewer-context.ts';
import { useNow } from '../app/use-now.ts';
import { KeyHint } from '../shared/key-hint.tsx';

const DIGITS: readonly MenuDigit[] = ['1', '2', '3', '4'];

const labelOf = ({ what }: MenuLine): string => (what.kind === 'snooze' ? t.menu.snoozes[what.snooze] : t.tierTitle[what.tier]);

/** What a line comes to: the time at which the item is back, or why it cannot be chosen. */
const detailOf = ({ what, effect }: MenuLine, now: number): string | null => {
  if (what.kind === 'tier') return null;
  return effect?.kind === 'snooze' && effect.until !== undefined ? timeOfDay(effect.until, now) : t.menu.tooLate;
};

/** A short list in the place of the decisions: one digit chooses, Escape leads back. */
export const ChoiceBar = ({ menu, item }: { readonly menu: Menu; readonly item: QueueItem }): ReactNode => {
  const run = useCommand();
  const now = useNow(5_000);
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    bar.current?.focus();
    return () => {
      if (document.activeElement === document.body || document.activeElement === null) focusHome();
    };
  }, []);
  return (
    <div ref={bar} className="decision-bar reasons-bar" role="group" tabIndex={-1} aria-label={t.menu[menu]}>
      <b className="reasons-title">{t.menu[menu]}</b>
      {menuLines(menu, item, now).map((line, i) => {
        const digit = DIGITS[i];
        const detail = detailOf(line, now);
        if (digit === undefined) return null;
        return (
          <button
            key={digit}
            type="button"
            className="bar-button bar-reason"
            disabled={line.effect === null}
            aria-keyshortcuts={digit}
            onClick={(event) => run('menu.choose', event, digit)}
          >
            <KeyHint keys={digit} /> {labelOf(line)}
            {detail === null ? null : <span className="menu-detail">{detail}</span>}
          </button>
        );
      })}
      <button
        type="button"
        className="bar-button bar-quiet"
        aria-keyshortcuts="Escape"
        onClick={(event) => run('card.back', event)}
      >
        {t.bar.escBack} <KeyHint keys="Escape" />
      </button>
    </div>
  );
};
