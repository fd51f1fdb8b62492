import { type ReactNode, useId } from 'react';

type Props<V extends string> = {
  readonly legend: string;
  readonly help?: string;
  readonly value: V;
  /** In the order in which they are shown. */
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
};

/** One of a few, all of them to be seen. */
export const Choice = <V extends string>({ legend, help, value, options, onChange }: Props<V>): ReactNode => {
  const name = useId();
  return (
    <fieldset className="setting" aria-describedby={help === undefined ? undefined : `${name}-help`}>
      <legend>{legend}</legend>
      <div className="segments">
        {options.map((option) => (
          <label key={option.value}>
            <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
            {option.label}
          </label>
        ))}
      </div>
      {help === undefined ? null : (
        <p id={`${name}-help`} className="setting-help">
          {help}
        </p>
      )}
    </fieldset>
  );
};

/** The members of a closed list with their words. */
export const optionsOf = <V extends string>(labels: Readonly<Record<V, string>>): readonly { value: V; label: string }[] =>
  (Object.keys(labels) as V[]).map((value) => ({ value, label: labels[value] }));
