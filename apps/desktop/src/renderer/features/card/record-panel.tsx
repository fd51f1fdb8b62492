import type { ContextBundle } from '@countersign/shared/model/context';
import type { Json, JsonObject } from '@countersign/shared/model/json';
import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { ForeignText, ForeignValue } from '../shared/foreign-text.tsx';
import { useAnchors } from './anchor.ts';
import { NotProvided } from './not-provided.tsx';

const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value, null, 1));

/** A record as fields, in the order in which the agent sent them. */
const Fields = ({ record }: { readonly record: JsonObject }): ReactNode => {
  const anchor = useAnchors();
  return (
    <dl className="record">
      {Object.entries(record).map(([name, value]) => (
        <div key={name} className="record-field" {...anchor(`field:${name}`)}>
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

const hasFields = (record: JsonObject | undefined): record is JsonObject =>
  record !== undefined && Object.keys(record).length > 0;

export const CustomerPanel = ({ record }: { readonly record: JsonObject | undefined }): ReactNode =>
  hasFields(record) ? <Fields record={record} /> : <NotProvided />;

/** What the agent says is remarkable, whole: the first screen has room for some of it only. */
const AgentFacts = ({ facts }: { readonly facts: NonNullable<ContextBundle['facts']> }): ReactNode => {
  const anchor = useAnchors();
  return (
    <>
      <p className="label">{t.look.agentFacts}</p>
      <dl className="record">
        {facts.map(({ label, value, baseline, odd }, i) => (
          <div key={i} className="record-field" {...anchor(`fact:${i}`)}>
            <dt>
              {odd === true ? <span aria-hidden="true">▲ </span> : null}
              <ForeignValue text={label} />
            </dt>
            <dd>
              <ForeignValue text={value} />
              {baseline === undefined ? null : (
                <span className="muted">
                  {' '}
                  <ForeignValue text={t.look.usual(baseline)} />
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
};

/** The transaction's fields, and the agent's own list of facts. */
export const TransactionPanel = ({ context }: { readonly context: ContextBundle }): ReactNode => {
  const { transaction, facts = [] } = context;
  return (
    <>
      {hasFields(transaction) ? <Fields record={transaction} /> : <NotProvided />}
      {facts.length === 0 ? null : <AgentFacts facts={facts} />}
    </>
  );
};
