import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KeyChoices, bindingsOf, isRemappable, keysOf } from './bindings.ts';
import { COMMAND_IDS, type UiCommandId } from './command-id.ts';
import { chosenKeys, takeKey, withKeys } from './key-choices.ts';
import { conflictsOf, holdersOf, isHeldFast } from './key-conflicts.ts';

const keysIn = (choices: KeyChoices, command: UiCommandId) => chosenKeys(command, bindingsOf(choices));
const REMAPPABLE = COMMAND_IDS.filter(isRemappable);
const KEYS = ['a', 'b', 'c', 'g', 'x', 'y', 'q', '1', '/', 'Enter', 'F8', 'F9', 'Shift+x', 'Mod+Shift+y', 'x y', 'Space', 'Home'];

describe('K-05 a key that is taken', () => {
  it('is named with who has it, in the same place only', () => {
    expect(holdersOf('r', 'decide.approve', bindingsOf({}))).toEqual(['decide.reject']);
    expect(holdersOf('q', 'decide.approve', bindingsOf({}))).toEqual([]);
    // Enter opens the card while reading and commits while armed.
    expect(holdersOf('Enter', 'decide.commit', bindingsOf({}))).toEqual([]);
    expect(holdersOf('Enter', 'item.flag', bindingsOf({}))).toEqual(['card.open']);
  });
  it('the first key of a chord is taken by all its chords, and a chord by a single key', () => {
    expect(holdersOf('g', 'item.flag', bindingsOf({}))).toContain('go.inbox');
    expect(holdersOf('a x', 'item.flag', bindingsOf({}))).toEqual(['decide.approve']);
  });
  it('a commit can never share the key that arms: A A stays impossible', () => {
    expect(holdersOf('a', 'decide.commit', bindingsOf({}))).toContain('decide.approve');
  });
  it('what is fixed cannot be taken', () => {
    expect(isHeldFast('ArrowDown', 'item.flag', bindingsOf({}))).toBe(true);
    expect(isHeldFast('r', 'item.flag', bindingsOf({}))).toBe(false);
  });
  it('taking it leaves the other command without', () => {
    const choices = takeKey({}, 'decide.approve', 'r', 0, ['decide.reject']);
    expect(keysIn(choices, 'decide.approve')).toEqual(['r']);
    expect(keysIn(choices, 'decide.reject')).toEqual([]);
    expect(conflictsOf(bindingsOf(choices))).toEqual([]);
  });
  it('whatever is chosen, key by key, never ends in a conflict', () => {
    const picks = fc.array(fc.tuple(fc.constantFrom(...REMAPPABLE), fc.constantFrom(...KEYS)), { minLength: 1, maxLength: 25 });
    fc.assert(
      fc.property(picks, (chosen) => {
        let choices: KeyChoices = {};
        for (const [command, key] of chosen) {
          const bindings = bindingsOf(choices);
          if (isHeldFast(key, command, bindings)) continue;
          choices = takeKey(choices, command, key, 0, holdersOf(key, command, bindings));
          expect(keysIn(choices, command)).toContain(key);
        }
        expect(conflictsOf(bindingsOf(choices)).map(([a, b]) => [a.key, a.command, b.command])).toEqual([]);
      }),
    );
  });
});

describe('K-20 what is stored never makes one key both arm and commit', () => {
  it('the key that arms keeps arming, and Enter commits', () => {
    const stored = bindingsOf({ 'decide.commit': ['a', 'o', 'x'] });
    expect(keysOf('decide.commit', stored)).toEqual(['x']);
    expect(keysOf('decide.commit', bindingsOf({ 'decide.commit': ['a'] }))).toEqual(['Enter']);
    expect(keysOf('decide.commit', bindingsOf({ 'decide.commit': ['q'], 'decide.approve': ['q'] }))).toEqual(['Enter']);
  });
});

describe('K-04 back to the default', () => {
  it('choosing the default keys is no choice', () => {
    const changed = withKeys({}, 'decide.undo', ['u']);
    expect(changed).toEqual({ 'decide.undo': ['u'] });
    expect(withKeys(changed, 'decide.undo', ['z', 'Mod+z'])).toEqual({});
  });
});
