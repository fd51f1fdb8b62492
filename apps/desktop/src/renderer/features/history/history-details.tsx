import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import { PANELS, type PanelId } from '@countersign/shared/domain/summary/summary-view';
import type { HistoryEntry } from '@countersign/shared/protocol/reviewer';
import type { ReactNode } from 'react';
import { fullTime, money, roughly } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { actionWords } from '../inbox/row-text.ts';
import { RiskMark } from '../shared/risk-mark.tsx';

const isPanel = (name: string): name is PanelId => (PANELS as readonly string[]).includes(name);
const nameOfPanel = (name: string): string =>
  name === 'agent-view' ? t.agentView.title : isPanel(name) ? t.panel[name] : cleanText(name, { identifier: true });

const Line = ({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode => (
  <div className="pair">
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

const duration = (ms: number | undefined): string => (ms === undefined ? t.history.notMeasured : roughly(ms));

/** One decision with all that was measured while its card was open. */
export const HistoryDetails = ({ entry }: { readonly entry: HistoryEntry }): ReactNode => {
  const { item, kind, reasonCode, telemetry, undone } = entry;
  const panels = telemetry?.panelsOpened ?? [];
  return (
    <section className="history-details" aria-label={t.history.details}>
      <p className="history-marks">
        <RiskMark risk={item.routing.riskClass} />
        <span className="pill">{t.history.outcome[kind]}</span>
        {undone ? <span className="pill">{t.history.undone}</span> : null}
      </p>
      <h3 className="history-headline" dir="auto">
        {actionWords(item.actionName)}
        {item.target === undefined ? null : (
          <>
            {' · '}
            <bdi>{cleanText(item.target, { identifier: true })}</bdi>
          </>
        )}
      </h3>
      <dl className="pairs">
        {item.amount === undefined ? null : <Line label={t.card.amount}>{money(item.amount)}</Line>}
        <Line label={t.history.agent}>
          <bdi>{cleanText(item.agentName, { identifier: true })}</bdi>
        </Line>
        {reasonCode === undefined ? null : <Line label={t.history.reason}>{t.history.reasonCode[reasonCode]}</Line>}
        <Line label={t.history.decidedAt}>
          <time dateTime={new Date(entry.at).toISOString()}>{fullTime(entry.at)}</time>
        </Line>
        <Line label={t.history.reading}>{duration(telemetry?.activeDwellMs)}</Line>
        <Line label={t.history.firstKey}>{duration(telemetry?.paintToFirstKeyMs)}</Line>
        <Line label={t.history.firstEvidence}>
          {telemetry !== undefined && telemetry.paintToFirstEvidenceMs === undefined
            ? t.history.noPanels
            : duration(telemetry?.paintToFirstEvidenceMs)}
        </Line>
        <Line label={t.history.panels}>
          {panels.length === 0 ? t.history.noPanels : t.list([...new Set(panels)].map(nameOfPanel))}
        </Line>
        {undone || t.delivery[item.delivery] === '' ? null : <Line label={t.history.delivery}>{t.delivery[item.delivery]}</Line>}
      </dl>
    </section>
  );
};
