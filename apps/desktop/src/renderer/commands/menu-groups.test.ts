import { expect, it } from 'vitest';
import { calls } from '../../ipc/contract.ts';
import { isCommandId, menuGroups } from './menu-groups.ts';

const idsFor = (role: 'reviewer' | 'supervisor'): string[] => menuGroups(role).flatMap(({ items }) => items.map(({ id }) => id));

it('E-27 the menu bar holds the commands of the registry, each once, as the shell takes them', () => {
  for (const role of ['reviewer', 'supervisor'] as const) {
    const groups = menuGroups(role);
    expect(calls['menu:set'].input.safeParse(groups).error).toBeUndefined();
    const ids = idsFor(role);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(['queue.next', 'decide.approve', 'decide.undo', 'help.toggle']));
    expect(ids.every(isCommandId)).toBe(true);
  }
});

it('E-27 what only a supervisor may do is in a supervisor’s menu only, and answers to an open screen are in none', () => {
  expect(idsFor('supervisor')).toContain('go.board');
  expect(idsFor('reviewer')).not.toContain('go.board');
  expect(idsFor('supervisor')).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(?:fact|menu)\.|decide\.commit/)]));
  expect(isCommandId('app.quit')).toBe(false);
});
