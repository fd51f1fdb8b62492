import { type ReactNode, useState } from 'react';
import { keysOf } from '../../commands/keymap.ts';
import { COMMANDS, type Command } from '../../commands/registry.ts';
import { t } from '../../strings/strings.ts';
import { REASON_CODES } from '@countersign/shared/model/vocabulary';
import { KeyHint } from '../shared/key-hint.tsx';
import { Dialog } from './dialog.tsx';
import { useReviewer } from './reviewer-context.ts';

const GROUPS = ['move', 'decide', 'look', 'editor', 'app'] as const;

const Keys = ({ command }: { readonly command: Command }): ReactNode =>
  command.id === 'decide.reason' ? (
    <span className="muted">{t.keyReasons(REASON_CODES.length)}</span>
  ) : (
    keysOf(command.id).map((keys) => <KeyHint key={keys} keys={keys} />)
  );

/** Every command of the registry with its keys: what is not here does not exist (UX-10). */
export const HelpDialog = (): ReactNode => {
  const { store } = useReviewer();
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLowerCase();
  const found = COMMANDS.filter(
    ({ id, label }) => label.toLowerCase().includes(wanted) || keysOf(id).some((keys) => keys.toLowerCase() === wanted),
  );
  return (
    <Dialog title={t.help.title}>
      <p className="muted">{t.help.body}</p>
      <label className="visually-hidden" htmlFor="help-search">
        {t.help.search}
      </label>
      <input
        id="help-search"
        type="search"
        placeholder={t.help.search}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      {found.length === 0 ? <p className="muted">{t.help.none}</p> : null}
      <div className="help-groups">
        {GROUPS.map((group) => {
          const rows = found.filter((command) => command.group === group);
          return rows.length === 0 ? null : (
            <section key={group}>
              <h3>{t.commandGroup[group]}</h3>
              <ul className="help-rows">
                {rows.map((command) => (
                  <li key={command.id} data-command={command.id}>
                    <span>{command.label}</span>
                    <span className="help-keys">
                      <Keys command={command} />
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
      <button type="button" onClick={() => store.showDialog(null)}>
        {t.help.close} <KeyHint keys="Escape" />
      </button>
    </Dialog>
  );
};
