import type { Availability } from '@countersign/shared/protocol/judgement';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { timeOfDay } from '../../format/format.ts';
import { OUT_CHOICES, type OutChoice, fieldOf, fieldTime, outUntil } from '../../state/out-choices.ts';
import { t } from '../../strings/strings.ts';
import { KeyHint } from '../shared/key-hint.tsx';

type Props = {
  readonly availability: Availability;
  readonly now: number;
  /** Supervisors also say how much somebody may have. */
  readonly hasCapacity: boolean;
  readonly help: string;
  readonly onSave: (next: Availability) => void;
  readonly onCancel: () => void;
};

type Chosen = { readonly choice: OutChoice; readonly from: string; readonly until: string; readonly capacity: string };

const outOf = ({ choice, from, until }: Chosen, now: number): Availability['out'] | 'bad' => {
  if (choice === 'in') return null;
  if (choice !== 'dates') return { from: now, until: outUntil(choice, now) };
  const [begin, end] = [fieldTime(from), fieldTime(until)];
  return begin === null || end === null || end <= begin || end <= now ? 'bad' : { from: begin, until: end };
};
const capacityOf = ({ capacity }: Chosen): number | null | 'bad' => {
  if (capacity.trim() === '') return null;
  return /^\d{1,4}$/.test(capacity.trim()) && Number(capacity) <= 1_000 ? Number(capacity) : 'bad';
};

/** Out of office from when until when, and, where asked for, how many open items at most. */
export const AvailabilityForm = ({ availability, now, hasCapacity, help, onSave, onCancel }: Props): ReactNode => {
  const { out, capacity } = availability;
  const isAway = out !== null && out.until > now;
  const [chosen, setChosen] = useState<Chosen>({
    choice: isAway ? 'dates' : 'tomorrow',
    from: fieldOf(isAway ? out.from : now),
    until: fieldOf(isAway ? out.until : outUntil('tomorrow', now)),
    capacity: capacity === null ? '' : String(capacity),
  });
  const [choice, setChoice] = useState<OutChoice>(isAway ? 'dates' : hasCapacity ? 'in' : 'tomorrow');
  const [isTried, setTried] = useState(false);
  const problemId = useId();
  const all = { ...chosen, choice };
  const nextOut = outOf(all, now);
  const nextCapacity = hasCapacity ? capacityOf(all) : capacity;
  const problem = nextOut === 'bad' ? t.duty.badDates : nextCapacity === 'bad' ? t.duty.badCapacity : null;
  const save = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (nextOut !== 'bad' && nextCapacity !== 'bad') onSave({ out: nextOut, capacity: nextCapacity });
  };
  const label = (one: OutChoice): string =>
    one === 'tomorrow' || one === 'monday' ? t.duty.choice[one](timeOfDay(outUntil(one, now), now)) : t.duty.choice[one]();
  return (
    <form className="availability-form" onSubmit={save} noValidate>
      <p className="muted">{help}</p>
      <fieldset>
        <legend className="visually-hidden">{t.duty.when}</legend>
        {OUT_CHOICES.map((one) => (
          <label key={one} className="availability-choice">
            <input
              type="radio"
              name="when"
              checked={choice === one}
              data-first-focus={choice === one || undefined}
              onChange={() => setChoice(one)}
            />
            <span>{label(one)}</span>
          </label>
        ))}
        {choice === 'dates' ? (
          <div className="availability-dates">
            {(['from', 'until'] as const).map((end) => (
              <label key={end}>
                <span>{t.duty[end]}</span>
                <input
                  type="datetime-local"
                  value={chosen[end]}
                  aria-describedby={isTried && problem !== null ? problemId : undefined}
                  onChange={(event) => setChosen({ ...chosen, [end]: event.currentTarget.value })}
                />
              </label>
            ))}
          </div>
        ) : null}
      </fieldset>
      {hasCapacity ? (
        <label className="availability-capacity">
          <span>{t.duty.capacity}</span>
          <input
            type="text"
            inputMode="numeric"
            size={5}
            value={chosen.capacity}
            aria-describedby={isTried && problem !== null ? problemId : undefined}
            onChange={(event) => setChosen({ ...chosen, capacity: event.currentTarget.value })}
          />
          <span className="muted">{t.duty.capacityHelp}</span>
        </label>
      ) : null}
      <p id={problemId} className="availability-problem" role="alert">
        {isTried ? problem : null}
      </p>
      <div className="editor-foot">
        <button type="submit">
          {t.duty.save} <KeyHint keys="Enter" />
        </button>
        <button type="button" className="quiet" onClick={onCancel}>
          {t.board.cancel} <KeyHint keys="Escape" />
        </button>
      </div>
    </form>
  );
};
