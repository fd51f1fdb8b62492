import { type JsonSchema as Schema, policySchema } from '../../model/policy-schema.ts';

export type Path = readonly (string | number)[];

let whole: Schema | undefined;
const schema = (): Schema => (whole ??= policySchema());

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

const inside = (at: Schema, step: string | number): Schema | undefined => {
  if (at.anyOf !== undefined)
    return at.anyOf
      .filter(isSchema)
      .map((one) => inside(one, step))
      .find((found) => found !== undefined);
  if (typeof step === 'number') return isSchema(at.items) && !Array.isArray(at.items) ? at.items : undefined;
  const own = Object.hasOwn(at.properties ?? {}, step) ? at.properties?.[step] : at.additionalProperties;
  return isSchema(own) ? own : undefined;
};

const schemaAt = (path: Path): Schema | undefined =>
  path.reduce<Schema | undefined>((at, step) => at && inside(at, step), schema());

const bounds = (least: number | undefined, most: number | undefined): string => {
  const [low, high] = [least ?? Number.MIN_SAFE_INTEGER, most ?? Number.MAX_SAFE_INTEGER];
  const [isOpenBelow, isOpenAbove] = [low <= Number.MIN_SAFE_INTEGER, high >= Number.MAX_SAFE_INTEGER];
  if (isOpenBelow && isOpenAbove) return '';
  if (isOpenAbove) return ` of at least ${low}`;
  return isOpenBelow ? ` of at most ${high}` : ` from ${low} to ${high}`;
};

type Unit = { readonly one: string; readonly other: string };
const CHARACTERS: Unit = { one: 'character', other: 'characters' };
const ENTRIES: Unit = { one: 'entry', other: 'entries' };

const sized = (least: number | undefined, most: number | undefined, unit: Unit): string => {
  if (most === undefined) return least === 1 ? ` with at least one ${unit.one}` : '';
  return ` of ${least ?? 0} to ${most} ${unit.other}`;
};

const inWords = (at: Schema): string => {
  if (at.enum !== undefined) return `one of ${at.enum.join(', ')}`;
  if (at.anyOf !== undefined) return at.anyOf.filter(isSchema).map(inWords).join(', or ');
  switch (at.type) {
    case 'number':
      return `a number${bounds(at.minimum, at.maximum)}`;
    case 'integer':
      return `a whole number${bounds(at.minimum, at.maximum)}`;
    case 'string':
      return `text${sized(at.minLength, at.maxLength, CHARACTERS)}`;
    case 'boolean':
      return 'true or false';
    case 'array':
      return `a list${sized(at.minItems, at.maxItems, ENTRIES)}`;
    default: {
      const names = Object.keys(at.properties ?? {});
      return names.length === 0 ? 'a map' : `a map with ${names.join(', ')}`;
    }
  }
};

/** What should stand at this place of a policy: "a number from 0 to 1". */
export const expectedAt = (path: Path): string => {
  const at = schemaAt(path);
  return at === undefined ? 'nothing' : inWords(at);
};

/** The names that may stand at this place of a policy. */
export const namesAt = (path: Path): readonly string[] => {
  const at = schemaAt(path);
  const owners = at?.anyOf?.filter(isSchema) ?? (at === undefined ? [] : [at]);
  return owners.flatMap(({ properties }) => Object.keys(properties ?? {}));
};
