import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import { type ReactNode, useId, useState } from 'react';
import { number } from '../../format/format.ts';
import type { SignReading, SignStanding, SignState } from '../../state/sign-states.ts';
import { t } from '../../strings/strings.ts';
import { useNow } from '../app/use-now.ts';
import { useBoard } from '../board/use-board.ts';
import { warningFacts, warningText } from '../board/warning-text.ts';
import { useSigns } from './use-signs.ts';

const GLYPH = { fires: '▲', quiet: '✓', 'too-few': '…', unmeasured: '–' } as const satisfies Record<SignState, string>;
/** More agents than this are behind a count. */
const MOST_READINGS = 5;

type ReadingProps = { readonly of: SignReading; readonly agentName: string | null };

/** What was measured, for the team or for one agent. */
const SignMeasured = ({ of: { reading, warning }, agentName }: ReadingProps): ReactNode => {
  const now = useNow(5_000);
  return (
    <div className="article-sign-reading" data-fires={warning !== null || undefined}>
      {agentName === null || warning !== null ? null : (
        <p className="article-sign-subject">
          <bdi>{agentName}</bdi>
        </p>
      )}
      {warning === null ? null : <p className="article-sign-text">{warningText(warning, agentName ?? '', now).title}</p>}
      {warning === null && reading.n < reading.minimumN ? (
        <p className="article-sign-text">{t.measures.signFew(number(reading.n), number(reading.minimumN))}</p>
      ) : (
        <dl className="article-sign-facts">
          {warningFacts(warning ?? reading, now).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
};

const SignItem = ({ standing: { sign, state, readings } }: { readonly standing: SignStanding }): ReactNode => {
  const agents = useBoard((s) => s.board?.agents);
  const [isWhy, setWhy] = useState(false);
  const whyId = useId();
  const titleId = useId();
  const nameOf = (id: string): string | null =>
    id === '' ? null : cleanText(agents?.find((agent) => agent.id === id)?.name ?? id, { identifier: true });
  const firing = readings.filter(({ warning }) => warning !== null).length;
  const shown = readings.slice(0, Math.max(firing, MOST_READINGS));
  return (
    <li className="article-sign" data-sign={sign} data-state={state} aria-labelledby={titleId} tabIndex={-1} data-row="">
      <div className="article-sign-head">
        <h3 id={titleId}>{t.measures.sign[sign]}</h3>
        <p className="article-sign-state">
          <span aria-hidden="true">{GLYPH[state]} </span>
          {t.measures.signState[state]}
        </p>
      </div>
      <p className="muted">{t.measures.signHint[sign]}</p>
      {shown.map((each) => (
        <SignMeasured key={each.reading.subject} of={each} agentName={nameOf(each.reading.subject)} />
      ))}
      {readings.length > shown.length ? <p className="muted">{t.measures.signMore(readings.length - shown.length)}</p> : null}
      <button
        type="button"
        className="article-sign-why-button"
        aria-expanded={isWhy}
        aria-controls={whyId}
        onClick={() => setWhy(!isWhy)}
      >
        {state === 'fires' ? t.board.whyTitle : t.measures.signWhen}
      </button>
      <p id={whyId} className="article-sign-why" hidden={!isWhy}>
        {t.board.whyRule[sign]}
      </p>
    </li>
  );
};

/** The article's five warning signs: what fires, what is quiet, and what has too little to say. */
export const SignsPart = (): ReactNode => {
  const board = useBoard((s) => s.board);
  const signs = useSigns();
  if (board === null)
    return (
      <div className="page-blank" aria-busy="true">
        <p>{t.policy.loading}</p>
      </div>
    );
  const firing = signs.filter(({ state }) => state === 'fires').length;
  return (
    <>
      <p className="measures-note">
        <b>{firing === 0 ? t.measures.signsQuiet : t.measures.firing(firing)}</b> {t.measures.signsNote}
      </p>
      <ul className="article-signs">
        {signs.map((standing) => (
          <SignItem key={standing.sign} standing={standing} />
        ))}
      </ul>
    </>
  );
};
