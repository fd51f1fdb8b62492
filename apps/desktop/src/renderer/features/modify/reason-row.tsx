import { REASON_CODES, ReasonCode } from '@countersign/shared/model/vocabulary';
import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import type { ModifyDraft } from '../../state/draft-body.ts';

type Props = {
  readonly id: string;
  readonly draft: Pick<ModifyDraft, 'reasonCode' | 'reason'>;
  readonly problem: string | null;
  readonly onChange: (change: Partial<Pick<ModifyDraft, 'reasonCode' | 'reason'>>) => void;
};

/** Why: a code, whose digit chooses it, or words. */
export const ReasonRow = ({ id, draft, problem, onChange }: Props): ReactNode => (
  <div className="reason-row">
    <label className="label" htmlFor={id}>
      {t.modify.reason}
    </label>
    <select
      id={id}
      value={draft.reasonCode ?? ''}
      aria-invalid={problem !== null}
      aria-describedby={`${id}-problem`}
      onChange={(event) => {
        const code = ReasonCode.safeParse(event.target.value);
        onChange({ reasonCode: code.success ? code.data : null });
      }}
    >
      <option value="">{t.modify.chooseReason}</option>
      {REASON_CODES.map((code, i) => (
        <option key={code} value={code}>
          {t.modify.numberedReason(i + 1, t.reasonCode[code])}
        </option>
      ))}
    </select>
    <input
      aria-label={t.modify.reasonText}
      aria-invalid={problem !== null}
      aria-describedby={`${id}-problem`}
      dir="auto"
      maxLength={1_000}
      autoComplete="off"
      placeholder={t.modify.reasonPlaceholder}
      value={draft.reason}
      onChange={(event) => onChange({ reason: event.target.value })}
    />
    <span className="field-error" id={`${id}-problem`} role="alert">
      {problem}
    </span>
  </div>
);
