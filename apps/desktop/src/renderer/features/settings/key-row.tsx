import { type ReactNode, useEffect, useRef, useState } from 'react';
import { bindingsOf, isRemappable } from '../../commands/bindings.ts';
import type { Command } from '../../commands/command.ts';
import type { UiCommandId } from '../../commands/command-id.ts';
import { chosenKeys, takeKey, withKeys } from '../../commands/key-choices.ts';
import { holdersOf, isHeldFast } from '../../commands/key-conflicts.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { KeyHint, keyText } from '../shared/key-hint.tsx';
import { KeyRecorder } from './key-recorder.tsx';

/** More than two keys for one command help nobody. */
const MOST_KEYS = 2;

type Clash = { readonly key: string; readonly place: number; readonly holders: readonly UiCommandId[]; readonly isFast: boolean };

/** One command with its keys. A key that belongs to another command is named, and moved only when asked to. */
export const KeyRow = ({ command }: { readonly command: Command }): ReactNode => {
  const { settings, writeSettings } = useReviewer();
  const [place, setPlace] = useState<number | null>(null);
  const [clash, setClash] = useState<Clash | null>(null);
  const row = useRef<HTMLLIElement>(null);
  const isDone = useRef(false);
  // What was pressed is gone or off by now; the key that it was about is where the focus belongs.
  useEffect(() => {
    if (!isDone.current) return;
    isDone.current = false;
    row.current?.querySelector<HTMLElement>('.key-clash button, .key-button, .key-add')?.focus();
  });
  const leave = (): void => {
    isDone.current = true;
    setPlace(null);
  };
  const bindings = bindingsOf(settings.keys);
  const keys = chosenKeys(command.id, bindings);
  const { id, label } = command;
  const write = (next: typeof settings.keys): void => {
    leave();
    setClash(null);
    writeSettings({ keys: next });
  };
  const record = (key: string, at: number): void => {
    leave();
    const holders = holdersOf(key, id, bindings);
    if (holders.length > 0) return setClash({ key, place: at, holders, isFast: isHeldFast(key, id, bindings) });
    write(takeKey(settings.keys, id, key, at, []));
  };
  const start = (at: number): void => {
    setClash(null);
    setPlace(at);
  };
  const isChanged = Object.hasOwn(settings.keys, id);
  return (
    <li ref={row} className="key-row" data-command={id}>
      <span className="key-row-name">{label}</span>
      {!isRemappable(id) ? (
        <span className="muted">{t.keys.fixed}</span>
      ) : place !== null ? (
        <KeyRecorder
          label={label}
          onKey={(key) => record(key, place)}
          onRemove={() =>
            write(
              withKeys(
                settings.keys,
                id,
                keys.filter((_, i) => i !== place),
              ),
            )
          }
          onCancel={leave}
          onLeave={() => setPlace(null)}
        />
      ) : (
        <span className="key-row-keys">
          <button
            type="button"
            className="quiet key-reset"
            disabled={!isChanged}
            aria-label={t.keys.resetOne(label)}
            onClick={() => write(withKeys(settings.keys, id, chosenKeys(id, bindingsOf({}))))}
          >
            {t.keys.reset}
          </button>
          {keys.map((key, i) => (
            <button key={key} type="button" className="key-button" onClick={() => start(i)}>
              <span className="visually-hidden">{`${t.keys.record(label)}: ${keyText(key)}`}</span>
              <KeyHint keys={key} isAlways />
            </button>
          ))}
          {keys.length < MOST_KEYS ? (
            <button type="button" className="quiet key-add" onClick={() => start(keys.length)}>
              <span className="visually-hidden">{t.keys.add(label)}</span>
              <span aria-hidden="true">+</span>
            </button>
          ) : null}
        </span>
      )}
      {clash === null ? null : (
        <span className="key-clash" role="alert">
          {t.keys.conflict(keyText(clash.key), t.list(clash.holders.map((holder) => t.command[holder])))}
          {clash.isFast ? (
            ` ${t.keys.fixedWhy}`
          ) : (
            <button type="button" onClick={() => write(takeKey(settings.keys, id, clash.key, clash.place, clash.holders))}>
              {t.keys.takeIt}
            </button>
          )}
        </span>
      )}
    </li>
  );
};
