import { REASON_CODES } from '@countersign/shared/model/vocabulary';
import { type ReactNode, useState } from 'react';
import { bindingsOf, keysOf } from '../../commands/bindings.ts';
import { COMMAND_GROUPS, type Command } from '../../commands/command.ts';
import { COMMANDS } from '../../commands/registry.ts';
import { asPressed } from '../../commands/key-style.ts';
import { number } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { KeyHint, keyText } from '../shared/key-hint.tsx';
import { useKeysOf } from '../shared/use-keys-of.ts';
import { Dialog } from './dialog.tsx';
import { useReviewer } from './reviewer-context.ts';

const Keys = ({ command }: { readonly command: Command }): ReactNode => {
  const { settings } = useReviewer();
  const keys = useKeysOf(command.id);
  const [reject = ''] = useKeysOf('decide.reject');
  if (command.id === 'decide.reason') return <span className="muted">{t.keyReasons(REASON_CODES.length, keyText(reject))}</span>;
  const usable = keys.filter((key) => asPressed(key, settings.singleKeys) !== null);
  if (usable.length === 0) return <span className="muted">{t.noKey}</span>;
  return usable.map((key) => <KeyHint key={key} keys={key} />);
};

/** The commands that can be run where one is, or every one there is, with the keys that this person has for them (UX-10). */
export const HelpDialog = (): ReactNode => {
  const { store, settings } = useReviewer();
  const [query, setQuery] = useState('');
  const [isAll, setAll] = useState(false);
  const snapshot = { ...store.get(), dialog: null };
  const here = COMMANDS.filter((command) => command.isAvailable(snapshot));
  const wanted = query.trim().toLowerCase();
  const bindings = bindingsOf(settings.keys);
  const isWanted = ({ id, label }: Command): boolean =>
    label.toLowerCase().includes(wanted) || keysOf(id, bindings).some((key) => keyText(key).toLowerCase() === wanted);
  // A search looks at everything: what is looked for may be what cannot be done now.
  const found = (isAll || wanted !== '' ? COMMANDS : here).filter(isWanted);
  return (
    <Dialog title={t.help.title} className="help-dialog">
      <p className="muted">{t.help.body}</p>
      <div className="help-tools">
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
        <fieldset className="segments">
          <legend className="visually-hidden">{t.helpScope.label}</legend>
          <label>
            <input type="radio" name="help-scope" checked={!isAll} onChange={() => setAll(false)} />
            {t.helpScope.here(number(here.length))}
          </label>
          <label>
            <input type="radio" name="help-scope" checked={isAll} onChange={() => setAll(true)} />
            {t.helpScope.all(number(COMMANDS.length))}
          </label>
        </fieldset>
      </div>
      {found.length === 0 ? <p className="muted">{t.help.none}</p> : null}
      <div className="help-groups">
        {COMMAND_GROUPS.map((group) => {
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
      <div className="editor-foot">
        <button type="button" onClick={() => store.showDialog(null)}>
          {t.help.close} <KeyHint keys="Escape" />
        </button>
        <button type="button" className="quiet" onClick={() => store.showSettings('keys')}>
          {t.helpScope.change}
        </button>
      </div>
    </Dialog>
  );
};
