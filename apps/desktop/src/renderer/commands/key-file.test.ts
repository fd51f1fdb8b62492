import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KeyChoices, bindingsOf, isRemappable } from './bindings.ts';
import { COMMAND_IDS } from './command-id.ts';
import { takeKey } from './key-choices.ts';
import { conflictsOf, holdersOf, isHeldFast } from './key-conflicts.ts';
import { KEY_FILE_CHARACTERS, readKeyFile, writeKeyFile } from './key-file.ts';

const REMAPPABLE = COMMAND_IDS.filter(isRemappable);
const KEYS = ['b', 'x', 'y', 'q', 'w', '1', 'F8', 'Shift+x', 'Mod+Shift+y', 'x y', 'Space', 'Alt+u'];
const file = (change: object): string =>
  JSON.stringify({ program: 'countersign', kind: 'keys', version: 1, singleKeys: 'on', keys: {}, ...change });
const read = (keys: object) => {
  const result = readKeyFile(file({ keys }));
  if (!result.ok) throw new Error(result.error);
  return result.value;
};

describe('K-06 keys as a file', () => {
  it('come back as they were written', () => {
    const picks = fc.array(fc.tuple(fc.constantFrom(...REMAPPABLE), fc.constantFrom(...KEYS)), { maxLength: 12 });
    fc.assert(
      fc.property(picks, fc.constantFrom('on' as const, 'alt' as const, 'off' as const), (chosen, singleKeys) => {
        let keys: KeyChoices = {};
        for (const [command, key] of chosen)
          if (!isHeldFast(key, command, bindingsOf(keys)))
            keys = takeKey(keys, command, key, 0, holdersOf(key, command, bindingsOf(keys)));
        expect(readKeyFile(writeKeyFile(singleKeys, keys))).toEqual({
          ok: true,
          value: { singleKeys, keys, unknown: [], refused: [], conflicting: [] },
        });
      }),
    );
  });
  it('unknown commands, fixed ones and unusable keys are left out and named; the rest stands', () => {
    expect(
      read({
        'decide.approve': ['y'],
        'decide.teleport': ['x'],
        'decide.reason': ['9'],
        'item.flag': ['Mod+w'],
        'item.claim': ['javascript:alert(1)'],
        'decide.modify': ['Escape'],
      }),
    ).toEqual({
      singleKeys: 'on',
      keys: { 'decide.approve': ['y'] },
      unknown: ['decide.teleport', 'decide.reason'],
      refused: ['item.flag', 'item.claim', 'decide.modify'],
      conflicting: [],
    });
  });
  it('who shares a key is left out, and so is who then falls back on a key that is taken', () => {
    const { keys, conflicting } = read({ 'decide.approve': ['x'], 'decide.modify': ['x'], 'decide.reject': ['a'] });
    expect(keys).toEqual({});
    expect([...conflicting].sort()).toEqual(['decide.approve', 'decide.modify', 'decide.reject']);
  });
  it('whatever a file says, no key means two things afterwards', () => {
    const anyKeys = fc.dictionary(
      fc.constantFrom(...COMMAND_IDS, 'nobody.knows'),
      fc.array(fc.oneof(fc.constantFrom(...KEYS, 'a', 'r', 'Enter', 'g'), fc.string({ maxLength: 6 })), { maxLength: 3 }),
    );
    fc.assert(
      fc.property(anyKeys, (keys) => {
        const result = readKeyFile(file({ keys }));
        if (result.ok) expect(conflictsOf(bindingsOf(result.value.keys))).toEqual([]);
      }),
    );
  });
  it('another file, a broken one, a huge one and one of a newer version are refused', () => {
    for (const text of [
      '',
      '{',
      'null',
      '[]',
      '{"program":"countersign"}',
      file({ kind: 'settings' }),
      file({ singleKeys: 'maybe' }),
    ])
      expect(readKeyFile(text), text).toEqual({ ok: false, error: 'not-a-file' });
    expect(readKeyFile(file({}).padEnd(KEY_FILE_CHARACTERS + 1))).toEqual({ ok: false, error: 'not-a-file' });
    expect(readKeyFile(file({ version: 2 }))).toEqual({ ok: false, error: 'newer' });
  });
  it('a name such as __proto__ is a command that nobody knows', () => {
    const result = readKeyFile(
      '{"program":"countersign","kind":"keys","version":1,"singleKeys":"on","keys":{"constructor":["x"]}}',
    );
    expect(result).toMatchObject({ ok: true, value: { keys: {}, unknown: ['constructor'] } });
  });
});
