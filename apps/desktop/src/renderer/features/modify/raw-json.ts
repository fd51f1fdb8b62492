import type { Json } from '@countersign/shared/model/json';
import { type Node, parseTree } from 'jsonc-parser';
import { isExact } from './typed-number.ts';

export type RawFault =
  | { readonly kind: 'not-json' }
  /** Two members of one object have this name: nobody could say which of the two would run. */
  | { readonly kind: 'duplicate-key'; readonly name: string }
  | { readonly kind: 'too-precise'; readonly text: string };
export type RawJson = { readonly value: Json } | { readonly fault: RawFault };

const nodesOf = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(nodesOf)];

const duplicateIn = (node: Node): string | undefined => {
  if (node.type !== 'object') return undefined;
  const names = (node.children ?? []).map((property) => String(property.children?.[0]?.value));
  return names.find((name, i) => names.indexOf(name) !== i);
};

/** Reads a part of the arguments that was typed as JSON. Refuses what `JSON.parse` would drop or round without a word. */
export const readRawJson = (text: string): RawJson => {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return { fault: { kind: 'not-json' } };
  }
  const tree = parseTree(text);
  for (const node of tree === undefined ? [] : nodesOf(tree)) {
    const name = duplicateIn(node);
    if (name !== undefined) return { fault: { kind: 'duplicate-key', name } };
    const literal = text.slice(node.offset, node.offset + node.length);
    if (node.type === 'number' && !isExact(literal)) return { fault: { kind: 'too-precise', text: literal } };
  }
  return { value };
};
