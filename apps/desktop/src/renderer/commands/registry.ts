import { t } from '../strings/strings.ts';
import type { InboxSnapshot } from '../state/inbox-snapshot.ts';
import { appCommands } from './app-commands.ts';
import { batchCommands } from './batch-commands.ts';
import { boardCommands } from './board-commands.ts';
import type { Command, CommandContext, Definition, Why } from './command.ts';
import { COMMAND_IDS, type UiCommandId } from './command-id.ts';
import { checklistCommands, measuresCommands } from './measures-commands.ts';
import { decideCommands } from './decide-commands.ts';
import { isCardHidden } from './focus.ts';
import { itemCommands } from './item-commands.ts';
import { moveCommands } from './move-commands.ts';
import { policyCommands } from './policy-commands.ts';

/** A new command is a line in `command-id.ts`, one here or in a file of its group, its name in `strings/en.ts`, and its key in `bindings.ts`. */
const definitions: { readonly [K in UiCommandId]: Definition } = {
  ...moveCommands,
  ...decideCommands,
  ...itemCommands,
  ...batchCommands,
  ...boardCommands,
  ...policyCommands,
  ...measuresCommands,
  ...checklistCommands,
  ...appCommands,
};

const commandOf = (id: UiCommandId): Command => {
  const {
    group,
    audience = 'everyone',
    pages,
    needsCard = false,
    run,
    isAvailable = () => true,
    ...definition
  } = definitions[id];
  const whyNot = (snapshot: InboxSnapshot): Why | null => {
    if (audience === 'supervisor' && snapshot.principal?.role !== 'supervisor') return 'supervisors-only';
    if (pages !== undefined && !pages.includes(snapshot.page)) return pages.includes('inbox') ? 'not-here' : 'other-page';
    return definition.whyNot === undefined ? (isAvailable(snapshot) ? null : 'not-now') : definition.whyNot(snapshot);
  };
  return {
    id,
    // Read when it is shown: the language can change while the program runs.
    get label() {
      return t.command[id];
    },
    group,
    audience,
    needsCard,
    whyNot,
    isAvailable: (snapshot) => whyNot(snapshot) === null,
    run,
  };
};

/** Every command once, in the order of the overlay: what keys, buttons, palette and overlay are made of (UX-10). */
export const COMMANDS: readonly Command[] = COMMAND_IDS.map(commandOf);

const byId = new Map(COMMANDS.map((command) => [command.id, command]));

/** Where the screen does not say it already, a key that does nothing says why. */
const SPOKEN: readonly Why[] = ['nothing-held', 'supervisors-only', 'no-such-fact', 'highest-tier', 'no-batch', 'open-one-first'];

/** Runs a command if it can be run now. Keys, buttons and the palette all come through here. */
export const runCommand = (id: UiCommandId, context: CommandContext): void => {
  const command = byId.get(id);
  const why = command?.whyNot(context.store.get()) ?? null;
  // Nobody decides about a card that is not in sight.
  if (why === null && command?.needsCard === true && isCardHidden()) context.store.showFace('card');
  else if (why === null) command?.run(context);
  else if (SPOKEN.includes(why)) context.store.notify(t.why[why], 'plain');
};
