import type { HistoryEntry } from '@countersign/shared/protocol/reviewer';
import type { ReactNode } from 'react';
import { roughly, timeOfDay } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { useNow } from '../app/use-now.ts';
import { actionWords, rowSubject } from '../inbox/row-text.ts';
import { RiskGlyph } from '../shared/risk-mark.tsx';
import { useIsMasked } from '../shared/use-is-masked.ts';

type Props = { readonly entry: HistoryEntry; readonly isSelected: boolean; readonly onSelect: () => void };

/** What was decided, about what, when, and how long it was read. */
export const HistoryRow = ({ entry, isSelected, onSelect }: Props): ReactNode => {
  const now = useNow(60_000);
  const { item, kind, telemetry, undone } = entry;
  const subject = rowSubject(item, useIsMasked());
  const risk = item.routing.riskClass;
  return (
    <div
      className="row history-row"
      role="option"
      aria-selected={isSelected}
      tabIndex={isSelected ? 0 : -1}
      data-row=""
      onFocus={onSelect}
      onClick={onSelect}
    >
      <RiskGlyph risk={risk} />
      <span className="visually-hidden">{t.riskSpoken[risk]}, </span>
      <span className="row-title">
        {actionWords(item.actionName)}
        {subject === undefined ? null : (
          <>
            <span className="row-dot"> · </span>
            <bdi>{subject}</bdi>
          </>
        )}
      </span>
      <time className="row-time" dateTime={new Date(entry.at).toISOString()}>
        {timeOfDay(entry.at, now)}
      </time>
      <span className="row-note">
        <span className={undone ? 'history-undone' : undefined}>{t.history.outcome[kind]}</span>
        {undone ? ` · ${t.history.undone}` : null}
        {telemetry?.activeDwellMs === undefined ? null : ` · ${roughly(telemetry.activeDwellMs)}`}
      </span>
    </div>
  );
};
