import { type ReactNode, useState } from 'react';
import { bindingsOf, keysOf } from '../../commands/bindings.ts';
import { COMMAND_GROUPS, type Command } from '../../commands/command.ts';
import { COMMANDS } from '../../commands/registry.ts';
import { t } from '../../strings/strings.ts';
import { useInbox, useReviewer } from '../app/reviewer-context.ts';
import { keyText } from '../shared/key-hint.tsx';
import { Choice, optionsOf } from './choice.tsx';
import { KeyFile } from './key-file.tsx';
import { KeyRow } from './key-row.tsx';

/** Every command with its keys, to be changed one by one, all at once from a file, or switched off. */
export const KeysSection = (): ReactNode => {
  const { settings, writeSettings } = useReviewer();
  const isSupervisor = useInbox((s) => s.principal?.role === 'supervisor');
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLowerCase();
  const bindings = bindingsOf(settings.keys);
  const isWanted = ({ id, label, audience }: Command): boolean =>
    (audience === 'everyone' || isSupervisor) &&
    (label.toLowerCase().includes(wanted) || keysOf(id, bindings).some((key) => keyText(key).toLowerCase() === wanted));
  const found = COMMANDS.filter(isWanted);
  return (
    <>
      <Choice
        legend={t.keys.single}
        help={`${t.keys.singleHelp[settings.singleKeys]} ${t.keys.body}`}
        value={settings.singleKeys}
        options={optionsOf(t.keys.singles)}
        onChange={(singleKeys) => writeSettings({ singleKeys })}
      />
      <KeyFile />
      <div className="setting">
        <input
          type="search"
          className="key-search"
          aria-label={t.keys.filter}
          placeholder={t.keys.filter}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        {found.length === 0 ? <p className="muted">{t.help.none}</p> : null}
        {COMMAND_GROUPS.map((group) => {
          const rows = found.filter((command) => command.group === group);
          return rows.length === 0 ? null : (
            <section key={group} className="key-group" aria-label={t.commandGroup[group]}>
              <h3>{t.commandGroup[group]}</h3>
              <ul>
                {rows.map((command) => (
                  <KeyRow key={command.id} command={command} />
                ))}
              </ul>
            </section>
          );
        })}
        <p className="setting-help">{t.keys.fixedWhy}</p>
      </div>
    </>
  );
};
