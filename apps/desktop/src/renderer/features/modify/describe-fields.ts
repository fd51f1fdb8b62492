import { Money } from '@countersign/shared/model/action';
import type { Json, JsonObject } from '@countersign/shared/model/json';
import type { FieldNode, Leaf, LeafKind } from './field-node.ts';
import { emptied, freshValue } from './fresh-value.ts';
import { isList, isRecord, ownOf, type Path, pointerOf, valueAt } from './json-path.ts';
import { plainSchema } from './plain-schema.ts';

/** Deeper, or more of it, is easier to edit as JSON than as fields. */
const DEEPEST = 8;
const MOST_FIELDS = 300;
const LONG_TEXT = 60;

/** Names that mean something else to the form library or to JavaScript. Their object is edited as JSON. */
const isDrawable = (name: string): boolean => name !== '' && !(name in Object.prototype) && !/^(ui:|__|\$)/.test(name);

const isScalar = (value: Json): boolean => value === null || typeof value !== 'object';

const isMoney = (value: Json | undefined, schema: JsonObject): boolean => {
  if (value !== undefined) return Money.safeParse(value).success;
  const properties = schema['properties'];
  return isRecord(properties) && Object.keys(properties).sort().join() === 'currency,minor';
};

/** By what the schema and the agent say, not by what is being typed: a field must not turn into another one under the cursor. */
const textKind = (asked: Json | undefined, schema: JsonObject): LeafKind => {
  if (schema['format'] === 'date' && (typeof asked !== 'string' || /^\d{4}-\d{2}-\d{2}$/.test(asked))) return 'date';
  const isLong = typeof asked === 'string' && (asked.length > LONG_TEXT || asked.includes('\n'));
  return isLong || Number(schema['maxLength'] ?? 0) > LONG_TEXT * 2 ? 'long-text' : 'text';
};

/** The type that the schema asks for; where it names none, the one that the value has. */
const typeOf = (schema: JsonObject, value: Json | undefined): string | undefined => {
  const { type } = schema;
  if (typeof type === 'string') return type;
  if (isList(type)) {
    const types = type.filter((name) => name !== 'null');
    const [only] = types;
    if (types.length === 1 && typeof only === 'string') return only;
    return types.every((name) => name === 'integer' || name === 'number') ? 'number' : undefined;
  }
  if (isRecord(schema['properties'])) return 'object';
  if (schema['items'] !== undefined || schema['prefixItems'] !== undefined) return 'array';
  if (value === undefined || value === null) return undefined;
  return isList(value) ? 'array' : typeof value;
};

type Place = {
  readonly path: Path;
  readonly required: boolean;
  readonly value: Json | undefined;
  readonly schema: Json | undefined;
};

/**
 * What the form shows for these arguments: one node per value, from the action's JSON Schema where there is one, and from
 * the values themselves where there is none. It depends on the value: an optional part is drawn once it is there. `asked`
 * are the agent's own arguments, which decide between fields that could draw the same value. Pure.
 */
export const describeFields = (root: JsonObject | undefined, args: JsonObject, asked: JsonObject = args): FieldNode => {
  const base = root ?? {};
  let left = MOST_FIELDS;

  const describe = ({ path, required, value, schema: raw }: Place): FieldNode => {
    left--;
    const plain = plainSchema(raw, base);
    const schema = plain?.schema ?? {};
    const nullable =
      (plain?.nullable ?? false) ||
      (isList(schema['type']) && schema['type'].includes('null')) ||
      (isList(schema['enum']) && schema['enum'].includes(null));
    const common = { path, pointer: pointerOf(path), name: String(path.at(-1) ?? ''), required, nullable, schema };
    const leaf = (kind: LeafKind, options?: readonly Json[]): Leaf => ({
      ...common,
      kind,
      ...(options === undefined ? {} : { options }),
    });

    if (schema['readOnly'] === true || (schema['const'] !== undefined && value !== undefined)) return leaf('constant');
    if (plain === null || schema['anyOf'] !== undefined || schema['oneOf'] !== undefined || path.length > DEEPEST || left < 0)
      return leaf('raw');
    const options = schema['const'] === undefined ? schema['enum'] : [schema['const']];
    if (isList(options) && options.every(isScalar))
      return leaf(
        'choice',
        options.filter((option) => option !== null),
      );

    const before = valueAt(asked, path);
    // Items of a list move: what stood at this place is not what stands there.
    const model = before === undefined || path.some((step) => typeof step === 'number') ? value : before;
    const type = typeOf(schema, model);
    const isThere = value !== undefined && value !== null;
    switch (type) {
      case 'string':
        return leaf(!isThere || isScalar(value) ? textKind(before, schema) : 'raw');
      case 'number':
      case 'integer':
        return leaf(!isThere || isScalar(value) ? 'number' : 'raw');
      case 'boolean':
        return leaf(!isThere || isScalar(value) ? 'switch' : 'raw');
      case 'object': {
        if (isThere && path.length > 0 && isMoney(value, schema)) return leaf('money');
        if (!isThere && path.length > 0) return leaf(isMoney(undefined, schema) && required ? 'money' : 'absent');
        return isRecord(value) ? objectOf(common, value) : leaf('raw');
      }
      case 'array':
        if (!isThere) return leaf('absent');
        return isList(value) ? listOf(common, value) : leaf('raw');
      default:
        return leaf('raw');
    }
  };

  const objectOf = (common: Omit<Leaf, 'kind'>, value: JsonObject): FieldNode => {
    const { schema, path } = common;
    const declared = isRecord(schema['properties']) ? schema['properties'] : {};
    const names = [...new Set([...Object.keys(declared), ...Object.keys(value)])];
    // A dictionary has keys of its own choosing: a form would hide that they can be added and renamed.
    const isDictionary = isRecord(schema['additionalProperties']) && Object.keys(declared).length === 0;
    if (!names.every(isDrawable) || (isDictionary && path.length > 0)) return { ...common, kind: 'raw' };
    const required = isList(schema['required']) ? schema['required'] : [];
    const children = names.map((name) =>
      describe({
        path: [...path, name],
        required: required.includes(name),
        value: ownOf(value, name),
        schema: ownOf(declared, name) ?? schema['additionalProperties'],
      }),
    );
    return { ...common, kind: 'object', children };
  };

  const listOf = (common: Omit<Leaf, 'kind'>, value: readonly Json[]): FieldNode => {
    const { schema, path } = common;
    const first = isList(schema['prefixItems']) ? schema['prefixItems'] : [];
    const { items } = schema;
    const isSmallEnough = value.length < Number(schema['maxItems'] ?? Number.POSITIVE_INFINITY);
    const canGrow = isSmallEnough && items !== false && (items !== undefined || value.length > 0);
    const model = value[0];
    return {
      ...common,
      kind: 'list',
      items: value.map((item, i) => describe({ path: [...path, i], required: true, value: item, schema: first[i] ?? items })),
      fresh: !canGrow ? undefined : isRecord(items) ? freshValue(items, base) : model === undefined ? null : emptied(model),
      canRemove: value.length > Number(schema['minItems'] ?? 0),
    };
  };

  return describe({ path: [], required: true, value: args, schema: root });
};
