import type { Json, JsonObject } from '@countersign/shared/model/json';
import type { Path } from './json-path.ts';

/** How one value is drawn. `constant` cannot be edited, `absent` is a part that is not there and can be added. */
export type LeafKind = 'text' | 'long-text' | 'date' | 'number' | 'choice' | 'switch' | 'money' | 'raw' | 'constant' | 'absent';

type Common = {
  readonly path: Path;
  readonly pointer: string;
  /** Name in its object; empty for the root. */
  readonly name: string;
  /** Taking it out would break the schema. An item of a list is always needed. */
  readonly required: boolean;
  readonly nullable: boolean;
  /** What the schema says of this value, references worked in. Empty when it says nothing. */
  readonly schema: JsonObject;
};
export type Leaf = Common & { readonly kind: LeafKind; readonly options?: readonly Json[] };
export type ObjectNode = Common & { readonly kind: 'object'; readonly children: readonly FieldNode[] };
export type ListNode = Common & {
  readonly kind: 'list';
  readonly items: readonly FieldNode[];
  /** What a new item starts as; undefined when the list cannot grow. */
  readonly fresh: Json | undefined;
  readonly canRemove: boolean;
};
export type FieldNode = Leaf | ObjectNode | ListNode;

export const isLeaf = (node: FieldNode): node is Leaf => node.kind !== 'object' && node.kind !== 'list';

export const leavesOf = (node: FieldNode): readonly Leaf[] => {
  if (node.kind === 'object') return node.children.flatMap(leavesOf);
  return node.kind === 'list' ? node.items.flatMap(leavesOf) : [node];
};

export const nodesOf = (node: FieldNode): readonly FieldNode[] => {
  if (node.kind === 'object') return [node, ...node.children.flatMap(nodesOf)];
  return node.kind === 'list' ? [node, ...node.items.flatMap(nodesOf)] : [node];
};

/** Whole numbers only. */
export const isWhole = ({ schema }: Common): boolean => schema['type'] === 'integer';
