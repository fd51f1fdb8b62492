import { Money } from '@countersign/shared/model/action';
import type { Json } from '@countersign/shared/model/json';
import type { FieldProps } from '@rjsf/utils';
import { type ReactNode, useState } from 'react';
import { decimalToMinor, minorToDecimal } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { isList, isRecord } from './json-path.ts';
import { useModifying } from './modify-context.ts';
import { type LeafControl, useLeaf } from './use-leaf.ts';

type Props = {
  readonly value: Money;
  /** What was typed and is no amount yet. */
  readonly text: string | undefined;
  readonly set: (value: Money) => void;
  readonly setText: (text: string) => void;
  readonly control: Omit<LeafControl['control'], 'aria-required'>;
};

/** Major units with the currency's own decimals. Kept as whole minor units: no float is ever in between. */
export const MoneyInput = ({ value, text, set, setText, control }: Props): ReactNode => {
  const [typed, setTyped] = useState<{ readonly text: string; readonly minor: number } | null>(null);
  const shown = typed?.minor === value.minor ? typed.text : minorToDecimal(value);
  return (
    <input
      {...control}
      className="field-amount"
      dir="ltr"
      inputMode="decimal"
      autoComplete="off"
      value={text ?? shown}
      onChange={(event) => {
        const minor = decimalToMinor(event.target.value, value.currency);
        if (minor === undefined) return setText(event.target.value);
        setTyped({ text: event.target.value, minor });
        set({ minor, currency: value.currency });
      }}
    />
  );
};

/** The one currency that the schema allows, if there is only one. */
const fixedCurrency = ({ node }: LeafControl): boolean => {
  const properties = node.schema['properties'];
  const currency = isRecord(properties) ? properties['currency'] : undefined;
  if (!isRecord(currency)) return false;
  return (
    currency['const'] !== undefined ||
    currency['readOnly'] === true ||
    (isList(currency['enum']) && currency['enum'].length === 1)
  );
};

export const MoneyField = (props: FieldProps<Json>): ReactNode => {
  const leaf = useLeaf(props);
  const { draft } = useModifying();
  const { node, set, setText, control } = leaf;
  const read = Money.safeParse(leaf.value);
  const value: Money = read.success ? read.data : { minor: 0, currency: 'XXX' };
  const place = `${node.pointer}/currency`;
  return (
    <span className="field-money">
      {fixedCurrency(leaf) ? (
        <span className="field-currency-fixed">{value.currency}</span>
      ) : (
        <input
          className="field-currency"
          aria-label={t.modify.currency(node.name)}
          dir="ltr"
          maxLength={3}
          autoComplete="off"
          spellCheck={false}
          value={draft.texts[place] ?? value.currency}
          onChange={(event) => {
            const currency = event.target.value.toUpperCase();
            if (!/^[A-Z]{3}$/.test(currency)) return setText(currency, place);
            // The amount that is read stays: 5 of one currency become 5 of the other, whatever their decimals.
            const minor = decimalToMinor(minorToDecimal(value), currency) ?? value.minor;
            set({ minor, currency });
          }}
        />
      )}
      <MoneyInput value={value} text={leaf.text} set={(next) => set({ ...next })} setText={setText} control={control} />
    </span>
  );
};
