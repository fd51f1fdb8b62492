import type { ReactNode } from 'react';
import { bindingsOf } from '../../commands/bindings.ts';
import type { UiCommandId } from '../../commands/command-id.ts';
import { COMMANDS } from '../../commands/registry.ts';
import { t } from '../../strings/strings.ts';
import { KeyHint } from '../shared/key-hint.tsx';
import { useInbox, useReviewer } from './reviewer-context.ts';

/** Short names, so that all of them fit into the bar; other commands have their own. */
const shortName = (id: UiCommandId): string =>
  ({
    'go.inbox': t.nav.inbox,
    'go.board': t.nav.board,
    'go.history': t.nav.history,
    'go.settings': t.nav.settings,
    'practice.start': t.nav.practice,
    'presence.toggle': t.presence.short,
    'presence.out': t.duty.short,
  })[id as string] ?? t.command[id];

/** The first key of a chord was pressed: which keys may follow, for the second that they have. */
export const ChordHint = (): ReactNode => {
  const { store, settings } = useReviewer();
  const chord = useInbox((s) => s.chord);
  if (chord === null) return null;
  const follow = bindingsOf(settings.keys).flatMap(({ key, command }) => {
    const found = COMMANDS.find(({ id }) => id === command);
    return key.startsWith(`${chord} `) && found?.isAvailable(store.get()) === true
      ? [{ key: key.slice(chord.length + 1), label: shortName(found.id) }]
      : [];
  });
  return (
    <span className="chord" role="status">
      <span className="chord-first">
        <KeyHint keys={chord} /> {t.chord.waiting}
      </span>
      {follow.map(({ key, label }) => (
        <span key={key}>
          <kbd>{key.toUpperCase()}</kbd> {label}
        </span>
      ))}
    </span>
  );
};
