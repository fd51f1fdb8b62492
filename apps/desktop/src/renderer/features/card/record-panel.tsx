import type { Json, JsonObject } from '@countersign/shared/model/json';
import type { ReactNode } from 'react';
import { ForeignText, ForeignValue } from '../shared/foreign-text.tsx';
import { NotProvided } from './not-provided.tsx';

const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value, null, 1));

/** A customer or a transaction as fields, in the order in which the agent sent them. */
export const RecordPanel = ({ record }: { readonly record: JsonObject | undefined }): ReactNode => {
  const fields = Object.entries(record ?? {});
  return fields.length === 0 ? (
    <NotProvided />
  ) : (
    <dl className="record">
      {fields.map(([name, value]) => (
        <div key={name} className="record-field">
          <dt>
            <ForeignValue text={name} />
          </dt>
          <dd>
            <ForeignText text={textOf(value)} />
          </dd>
        </div>
      ))}
    </dl>
  );
};
