import type { Principal } from '@countersign/shared/model/principal';
import type { MenuGroup } from '../../platform/menu-group.ts';
import { t } from '../strings/strings.ts';
import type { UiCommandId } from './command-id.ts';
import { COMMANDS } from './registry.ts';

const GROUPS = ['move', 'decide', 'look', 'app'] as const;

/** These answer to what is open on the screen; away from it they mean nothing. */
const ONLY_BY_KEY = /^(?:fact|menu|board|policy|measures|checklist|batch)\.|^decide\.(?:reason|commit)$/;

/** The same commands as keys and palette, for the menu bar of the program. */
export const menuGroups = (role: Principal['role']): MenuGroup[] =>
  GROUPS.map((group) => ({
    label: t.commandGroup[group],
    items: COMMANDS.filter(
      (command) =>
        command.group === group && !ONLY_BY_KEY.test(command.id) && (command.audience === 'everyone' || role === 'supervisor'),
    ).map(({ id, label }) => ({ id, label })),
  })).filter(({ items }) => items.length > 0);

export const isCommandId = (id: string): id is UiCommandId => COMMANDS.some((command) => command.id === id);
