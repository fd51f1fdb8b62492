import { Command as Cmdk } from 'cmdk';
import { type ReactNode, useMemo, useState } from 'react';
import { bindingsOf, keysOf } from '../../commands/bindings.ts';
import type { Command } from '../../commands/command.ts';
import { COMMANDS } from '../../commands/registry.ts';
import { t } from '../../strings/strings.ts';
import { Dialog } from '../app/dialog.tsx';
import { useCommand, useInbox, useReviewer } from '../app/reviewer-context.ts';
import { KeyHint, keyText } from '../shared/key-hint.tsx';
import { foundItems } from './found-items.ts';
import { CommandRow, ItemRow } from './palette-rows.tsx';
import { rank } from './rank.ts';
import { withRecent } from './recent.ts';

/** Every command of the registry by its name, and the rows of the queue by what they are about (UX-10, UX-11). */
export const Palette = ({ commands = COMMANDS }: { readonly commands?: readonly Command[] }): ReactNode => {
  const { store, settings, writeSettings } = useReviewer();
  const run = useCommand();
  const order = useInbox((s) => s.order);
  const me = useInbox((s) => s.principal?.id ?? null);
  const typed = useInbox((s) => s.paletteText);
  // As it was when the palette opened: what is under it stands still while it is open.
  const [before] = useState(() => ({ ...store.get(), dialog: null }));
  const bindings = bindingsOf(settings.keys);

  const canRun = (command: Command): boolean => command.isAvailable(before);
  const candidates = useMemo(
    () =>
      commands.map((command) => ({
        id: command.id,
        words: `${command.label} ${keysOf(command.id, bindings).map(keyText).join(' ')}`,
        command,
      })),
    [commands, bindings],
  );
  const found = useMemo(() => rank(candidates, typed).map(({ command }) => command), [candidates, typed]);
  const items = useMemo(() => foundItems(order, typed), [order, typed]);
  const isSearching = typed.trim() !== '';
  const recent = isSearching
    ? []
    : settings.recentCommands.flatMap((id) => found.filter((command) => command.id === id && canRun(command)));
  const others = found.filter((command) => !recent.includes(command));
  const usable = others.filter(canRun);
  const unusable = others.filter((command) => !canRun(command));

  const choose = (command: Command): void => {
    store.showDialog(null);
    writeSettings({ recentCommands: withRecent(settings.recentCommands, command.id) });
    run(command.id, { timeStamp: performance.now() });
  };
  const commandRow = (command: Command): ReactNode => (
    <CommandRow key={command.id} command={command} why={command.whyNot(before)} onChoose={() => choose(command)} />
  );

  return (
    <Dialog title={t.palette.title} isTitleHidden className="palette">
      <Cmdk label={t.palette.title} shouldFilter={false} loop>
        <Cmdk.Input
          data-first-focus
          dir="auto"
          maxLength={200}
          placeholder={t.palette.placeholder}
          value={typed}
          onValueChange={store.typeIntoPalette}
        />
        <Cmdk.List label={t.palette.title}>
          <Cmdk.Empty className="palette-none">{t.palette.none}</Cmdk.Empty>
          {recent.length === 0 ? null : <Cmdk.Group heading={t.palette.recent}>{recent.map(commandRow)}</Cmdk.Group>}
          {usable.length === 0 ? null : <Cmdk.Group heading={t.palette.all}>{usable.map(commandRow)}</Cmdk.Group>}
          {items.length === 0 ? null : (
            <Cmdk.Group heading={t.palette.items}>
              {items.map((item) => (
                <ItemRow
                  key={item.id}
                  item={item}
                  me={me}
                  onChoose={() => {
                    store.showDialog(null);
                    store.select(item.id);
                    store.showFace('card');
                  }}
                />
              ))}
            </Cmdk.Group>
          )}
          {unusable.length === 0 ? null : <Cmdk.Group heading={t.palette.unavailable}>{unusable.map(commandRow)}</Cmdk.Group>}
        </Cmdk.List>
      </Cmdk>
      <p className="palette-foot">
        <span>
          <KeyHint keys="ArrowUp" /> <KeyHint keys="ArrowDown" /> {t.palette.hint}
        </span>
        <span>
          <KeyHint keys="Enter" /> {t.palette.run}
        </span>
        <span>
          <KeyHint keys="Escape" /> {t.palette.close}
        </span>
      </p>
    </Dialog>
  );
};
