import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import { Money } from '@countersign/shared/model/action';
import type { Json } from '@countersign/shared/model/json';
import { exactNumber, money } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';

const LONGEST = 280;

/** A single value, as people write it. Texts of an agent are cleaned. */
export const showScalar = (value: Json): string => {
  if (value === null) return t.modify.nothing;
  if (typeof value === 'boolean') return value ? t.modify.yes : t.modify.no;
  if (typeof value === 'number') return exactNumber(value);
  if (typeof value !== 'string') return cleanText(JSON.stringify(value).slice(0, LONGEST), { identifier: true });
  if (value === '') return t.modify.emptyText;
  return value.length > LONGEST
    ? `${cleanText(value.slice(0, LONGEST), { identifier: true })}…`
    : cleanText(value, { identifier: true });
};

/** A value of any shape on one line; undefined is one that is not there. */
export const showValue = (value: Json | undefined): string => {
  if (value === undefined) return t.modify.notThere;
  const amount = Money.safeParse(value);
  return amount.success ? money(amount.data) : showScalar(value);
};
