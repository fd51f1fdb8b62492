// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { EMPTY_SNAPSHOT } from '../state/inbox-snapshot.ts';
import { en } from '../strings/en.ts';
import { setLanguage } from '../strings/strings.ts';
import { DEFAULT_BINDINGS, keysOf } from './bindings.ts';
import { COMMAND_IDS } from './command-id.ts';
import { conflictsOf } from './key-conflicts.ts';
import { isReserved } from './reserved-keys.ts';
import { COMMANDS } from './registry.ts';

describe('K-01 one registry', () => {
  it('UX-10 has every command once, each with a key and a name of its own', () => {
    expect(COMMANDS.map(({ id }) => id)).toEqual([...COMMAND_IDS]);
    for (const id of COMMAND_IDS) expect(keysOf(id), id).not.toEqual([]);
    expect(new Set(COMMANDS.map(({ label }) => label)).size).toBe(COMMANDS.length);
  });
  it('the default keys do not conflict, and system and browser leave them to us', () => {
    expect(conflictsOf(DEFAULT_BINDINGS).map(([a, b]) => `${a.key}: ${a.command}, ${b.command}`)).toEqual([]);
    expect(DEFAULT_BINDINGS.map(({ key }) => key).filter(isReserved)).toEqual([]);
  });
  it('a command says why it cannot be run, and is available exactly when it has no such reason', () => {
    for (const command of COMMANDS) {
      const why = command.whyNot(EMPTY_SNAPSHOT);
      expect(command.isAvailable(EMPTY_SNAPSHOT), command.id).toBe(why === null);
      if (why !== null) expect(en.why[why], command.id).toMatch(/\.$/);
    }
  });
  it('what is for supervisors is said to be so, and nothing else is', () => {
    const principal = { id: 'ana', name: 'Ana', tiers: [] } as const;
    const asWhom = (role: 'reviewer' | 'supervisor') => ({ ...EMPTY_SNAPSHOT, principal: { ...principal, role } }) as never;
    for (const command of COMMANDS) {
      expect(command.whyNot(asWhom('reviewer')) === 'supervisors-only', command.id).toBe(command.audience === 'supervisor');
      expect(command.whyNot(asWhom('supervisor')), command.id).not.toBe('supervisors-only');
    }
  });
});

describe('K-01 names are read when they are shown', () => {
  it('and follow the language', async () => {
    const approve = COMMANDS.find(({ id }) => id === 'decide.approve');
    expect(approve?.label).toBe('Approve');
    await setLanguage('de', ['de']);
    expect(approve?.label).not.toBe('Approve');
    await setLanguage('en', ['en']);
    expect(approve?.label).toBe('Approve');
  });
});
