import { type Binding, type KeyChoices, bindingsOf, isRemappable, keysOf } from './bindings.ts';
import { COMMAND_IDS, type UiCommandId } from './command-id.ts';
import { collide } from './key-conflicts.ts';

const isCommandId = (id: string): id is UiCommandId => (COMMAND_IDS as readonly string[]).includes(id);

/** Chosen or default keys of a command, without the fixed ones. */
export const chosenKeys = (command: UiCommandId, bindings: readonly Binding[]): readonly string[] =>
  keysOf(
    command,
    bindings.filter(({ fixed }) => fixed !== true),
  );

/** Keys of commands that there are, in a form that this program can press. What is stored may come from another version. */
export const knownChoices = (choices: KeyChoices): KeyChoices =>
  Object.fromEntries(Object.entries(choices).filter(([id]) => isCommandId(id) && isRemappable(id)));

/** The choices with these keys for one command. Choosing the default ones is no choice. */
export const withKeys = (choices: KeyChoices, command: UiCommandId, keys: readonly string[]): KeyChoices => {
  const { [command]: _before, ...rest } = choices;
  const isDefault = chosenKeys(command, bindingsOf({})).join('\n') === keys.join('\n');
  return isDefault ? rest : { ...rest, [command]: [...keys] };
};

/** Gives a key to one command and takes it from those that had it. */
export const takeKey = (
  choices: KeyChoices,
  command: UiCommandId,
  key: string,
  place: number,
  holders: readonly UiCommandId[],
): KeyChoices => {
  const freed = holders.reduce(
    (soFar, holder) =>
      withKeys(
        soFar,
        holder,
        chosenKeys(holder, bindingsOf(soFar)).filter((held) => !collide(held, key)),
      ),
    choices,
  );
  const keys = [...chosenKeys(command, bindingsOf(freed))];
  keys[place] = key;
  return withKeys(freed, command, [...new Set(keys.filter(Boolean))]);
};
