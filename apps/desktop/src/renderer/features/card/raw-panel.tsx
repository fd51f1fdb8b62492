import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import { type ReactNode, useMemo } from 'react';
import type { Card } from '../../state/card-cache.ts';
import { t } from '../../strings/strings.ts';

const visible = (value: object): string => cleanText(JSON.stringify(value, null, 2), { multiline: true, identifier: true });

/** The action exactly as it would run, with every hidden character made visible, and the digest a verdict is bound to. */
export const RawPanel = ({ card }: { readonly card: Card }): ReactNode => {
  const { action, schema } = useMemo(() => {
    const { argumentsSchema, ...rest } = card.action;
    return { action: visible(rest), schema: argumentsSchema === undefined ? null : visible(argumentsSchema) };
  }, [card]);
  return (
    <div className="raw">
      <p className="label">{t.card.action}</p>
      <pre className="raw-json" dir="ltr">
        {action}
      </pre>
      <p className="label">{t.card.digest}</p>
      <p className="raw-digest">
        <code>{card.digest}</code>
      </p>
      {schema === null ? null : (
        <details>
          <summary>{t.card.schema}</summary>
          <pre className="raw-json" dir="ltr">
            {schema}
          </pre>
        </details>
      )}
    </div>
  );
};
