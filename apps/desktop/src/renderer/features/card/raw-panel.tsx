import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import { type ReactNode, useMemo } from 'react';
import type { Card } from '../../state/card-cache.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';
import { useAnchors } from './anchor.ts';
import { rawLines } from './raw-lines.ts';

/** The action exactly as it would run, with every hidden character made visible, and the digest a verdict is bound to. */
export const RawPanel = ({ card }: { readonly card: Card }): ReactNode => {
  const { store } = useReviewer();
  const anchor = useAnchors();
  const { lines, schema, json } = useMemo(() => {
    const { argumentsSchema, ...action } = card.action;
    return {
      lines: rawLines(action),
      json: JSON.stringify(action, null, 2),
      schema:
        argumentsSchema === undefined
          ? null
          : cleanText(JSON.stringify(argumentsSchema, null, 2), { multiline: true, identifier: true }),
    };
  }, [card]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(json);
      store.notify(t.look.copied, 'plain');
    } catch {
      store.notify(t.look.copyFailed, 'problem');
    }
  };
  return (
    <div className="raw">
      <div className="raw-title">
        <p className="label">{t.card.action}</p>
        <button type="button" className="quiet" onClick={() => void copy()}>
          {t.look.copy}
        </button>
      </div>
      <pre className="raw-json" dir="ltr">
        {lines.map(({ path, text }, i) => (
          <span key={path ?? `bracket ${i}`} className="raw-line" {...(path === null ? {} : anchor(`path:${path}`))}>
            {text}
            {'\n'}
          </span>
        ))}
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
