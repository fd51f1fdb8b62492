import type { ReactNode } from 'react';
import { money } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { FieldRow } from './field-row.tsx';
import { useModifying } from './modify-context.ts';
import { AMOUNT, withText } from './modify-draft.ts';
import { MoneyInput } from './money-field.tsx';

/** The declared amount, where no argument says the same: it is what policy and the headline go by. */
export const AmountRow = (): ReactNode => {
  const { action, draft, changed, problems, edit, idOf } = useModifying();
  const { amount } = draft;
  if (amount === null || action.amount === undefined) return null;
  const asked = action.amount;
  const id = idOf(AMOUNT);
  return (
    <FieldRow
      id={id}
      pointer={AMOUNT}
      name={t.modify.amount}
      depth={0}
      asked={money(asked)}
      isChanged={changed.has(AMOUNT)}
      limits={[]}
      problem={problems.get(AMOUNT)}
      onReset={() => edit((d) => ({ ...withText(d, AMOUNT, null), amount: asked }))}
    >
      <span className="field-money">
        <span className="field-currency-fixed">{amount.currency}</span>
        <MoneyInput
          value={amount}
          text={draft.texts[AMOUNT]}
          set={(next) => edit((d) => ({ ...withText(d, AMOUNT, null), amount: next }))}
          setText={(text) => edit((d) => withText(d, AMOUNT, text))}
          control={{
            id,
            'aria-label': t.modify.amount,
            'aria-describedby': `${id}-asked ${id}-limits ${id}-problem`,
            'aria-invalid': problems.has(AMOUNT),
          }}
        />
      </span>
    </FieldRow>
  );
};
