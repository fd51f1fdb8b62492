import type { Json, JsonObject } from '@countersign/shared/model/json';
import { exactNumber, money } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { type FieldNode, isWhole } from './field-node.ts';
import { isList, isRecord } from './json-path.ts';
import { patternParts } from './pattern-words.ts';
import { showScalar } from './show-value.ts';

/** What a value means on screen: money limits are written in major units. */
type Unit = (minor: number) => string;

const minorSchema = ({ schema }: FieldNode): { readonly schema: JsonObject; readonly unit: Unit } => {
  const properties = isRecord(schema['properties']) ? schema['properties'] : {};
  const currency = isRecord(properties['currency']) ? properties['currency'] : {};
  const code = currency['const'] ?? (isList(currency['enum']) && currency['enum'].length === 1 ? currency['enum'][0] : undefined);
  const unit: Unit = (minor) =>
    typeof code === 'string' ? money({ minor, currency: code }) : t.modify.minorUnits(exactNumber(minor));
  return { schema: isRecord(properties['minor']) ? properties['minor'] : {}, unit };
};

const asNumber = (value: Json | undefined): number | undefined => (typeof value === 'number' ? value : undefined);

/** A whole number that no double can hold is what schema generators write for "no limit". */
const bounds = (schema: JsonObject) => {
  const real = (name: string): number | undefined => {
    const limit = asNumber(schema[name]);
    return limit === undefined || Math.abs(limit) >= Number.MAX_SAFE_INTEGER ? undefined : limit;
  };
  return { least: real('minimum'), most: real('maximum'), above: real('exclusiveMinimum'), below: real('exclusiveMaximum') };
};

const rangeWords = (schema: JsonObject, unit: Unit): readonly string[] => {
  const { least, most, above, below } = bounds(schema);
  const step = asNumber(schema['multipleOf']);
  return [
    ...(least !== undefined && most !== undefined ? [t.modify.between(unit(least), unit(most))] : []),
    ...(least !== undefined && most === undefined ? [t.modify.atLeast(unit(least))] : []),
    ...(least === undefined && most !== undefined ? [t.modify.atMost(unit(most))] : []),
    ...(above === undefined ? [] : [t.modify.moreThan(unit(above))]),
    ...(below === undefined ? [] : [t.modify.lessThan(unit(below))]),
    ...(step === undefined ? [] : [t.modify.stepsOf(unit(step))]),
  ];
};

const lengthWords = (schema: JsonObject): readonly string[] => {
  const [least, most] = [asNumber(schema['minLength']) ?? 0, asNumber(schema['maxLength'])];
  if (most !== undefined) return [least === most ? t.modify.exactLength(most) : t.modify.lengthBetween(exactNumber(least), most)];
  return least > 0 ? [t.modify.lengthAtLeast(least)] : [];
};

const patternWords = (schema: JsonObject): string | undefined => {
  const { pattern } = schema;
  if (typeof pattern !== 'string') return undefined;
  const parts = patternParts(pattern);
  return parts === undefined ? t.modify.matches(pattern.slice(0, 80)) : t.modify.patternParts(parts);
};

const formatWords = (schema: JsonObject): string | undefined => {
  const { format } = schema;
  return typeof format === 'string' && Object.hasOwn(t.modify.formats, format)
    ? t.modify.formats[format as keyof typeof t.modify.formats]
    : undefined;
};

const itemWords = (schema: JsonObject): readonly string[] => {
  const [least, most] = [asNumber(schema['minItems']) ?? 0, asNumber(schema['maxItems'])];
  if (most !== undefined) return [t.modify.itemsBetween(least, most)];
  return least > 0 ? [t.modify.itemsAtLeast(least)] : [];
};

/** The limits of a field in words, for the column beside it. Empty where there are none. */
export const limitWords = (node: FieldNode): readonly string[] => {
  const { schema } = node;
  switch (node.kind) {
    case 'constant':
      return [t.modify.fixed];
    case 'money': {
      const inner = minorSchema(node);
      return rangeWords(inner.schema, inner.unit);
    }
    case 'number':
      return [...(isWhole(node) ? [t.modify.whole] : []), ...rangeWords(schema, exactNumber)];
    case 'choice':
      return [t.modify.oneOf((node.options ?? []).length)];
    case 'text':
    case 'long-text':
    case 'date':
      return [patternWords(schema) ?? formatWords(schema), ...lengthWords(schema)].filter((words) => words !== undefined);
    case 'list':
      return itemWords(schema);
    case 'object':
    case 'switch':
    case 'absent':
    case 'raw':
      return [];
  }
};

/** What was broken, as the limit that holds; undefined for a rule that has no words here. */
export const brokenLimit = (node: FieldNode, at: string, keyword: string): string | undefined => {
  const isInside = at !== node.pointer && !(node.kind === 'money' && at === `${node.pointer}/minor`);
  if (isInside) return undefined;
  const { schema, unit } = node.kind === 'money' ? minorSchema(node) : { schema: node.schema, unit: exactNumber };
  const limit = asNumber(schema[keyword]);
  switch (keyword) {
    case 'minimum':
      return limit === undefined ? undefined : t.modify.mustBe(t.modify.atLeast(unit(limit)));
    case 'maximum':
      return limit === undefined ? undefined : t.modify.mustBe(t.modify.atMost(unit(limit)));
    case 'exclusiveMinimum':
      return limit === undefined ? undefined : t.modify.mustBe(t.modify.moreThan(unit(limit)));
    case 'exclusiveMaximum':
      return limit === undefined ? undefined : t.modify.mustBe(t.modify.lessThan(unit(limit)));
    case 'multipleOf':
      return limit === undefined ? undefined : t.modify.mustBe(t.modify.stepsOf(unit(limit)));
    case 'minLength':
      return limit === 1 ? t.modify.needed : t.modify.mustHave(lengthWords(schema)[0] ?? '');
    case 'maxLength':
      return t.modify.mustHave(lengthWords(schema)[0] ?? '');
    case 'pattern':
      return t.modify.mustMatch(patternWords(schema) ?? '');
    case 'format':
      return t.modify.mustMatch(formatWords(schema) ?? JSON.stringify(schema['format']));
    case 'enum':
    case 'const': {
      const options = isList(schema['enum']) ? schema['enum'] : [schema['const'] ?? null];
      return t.modify.mustBeOneOf(options.slice(0, 8).map(showScalar));
    }
    case 'minItems':
    case 'maxItems':
      return t.modify.mustHave(itemWords(schema)[0] ?? '');
    case 'uniqueItems':
      return t.modify.unique;
    case 'false':
      return t.modify.notAllowed;
    case 'type':
      return node.kind === 'raw' ? undefined : t.modify.wrongKind[node.kind];
    default:
      return undefined;
  }
};
