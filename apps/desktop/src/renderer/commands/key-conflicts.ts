import { type Binding, scopesOf } from './bindings.ts';
import type { UiCommandId } from './command-id.ts';

/** "Alt+a" and "a" are the same key to who has single keys with Alt only. */
const bare = (key: string): string => key.replace(/^Alt\+/, '');

/** The same key, or one that is the first of the other's chord and would swallow it. */
export const collide = (a: string, b: string): boolean => {
  const [one, other] = [bare(a), bare(b)];
  return one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `);
};

/** Two bindings that cannot both be meant in the same scope. Empty in a usable key map. */
export const conflictsOf = (bindings: readonly Binding[]): readonly (readonly [Binding, Binding])[] =>
  bindings.flatMap((a, i) =>
    bindings
      .slice(i + 1)
      .filter((b) => a.command !== b.command && collide(a.key, b.key) && a.scopes.some((scope) => b.scopes.includes(scope)))
      .map((b) => [a, b] as const),
  );

/** Whether the key belongs to something that cannot give it away. */
export const isHeldFast = (key: string, command: UiCommandId, bindings: readonly Binding[]): boolean =>
  bindings.some(
    (b) =>
      b.command !== command && b.fixed === true && collide(b.key, key) && b.scopes.some((s) => scopesOf(command).includes(s)),
  );

/** The commands that have this key already where `command` would want it. */
export const holdersOf = (key: string, command: UiCommandId, bindings: readonly Binding[]): readonly UiCommandId[] => {
  const scopes = scopesOf(command);
  return [
    ...new Set(
      bindings
        .filter((b) => b.command !== command && collide(b.key, key) && b.scopes.some((scope) => scopes.includes(scope)))
        .map((b) => b.command),
    ),
  ];
};
