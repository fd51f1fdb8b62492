import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import type { PolicyInfo } from '@countersign/shared/protocol/judgement';
import type { ReactNode } from 'react';
import type { PolicyList } from '../../state/policy-snapshot.ts';
import { t } from '../../strings/strings.ts';
import { versionOrigin } from './version-origin.ts';
import { VersionMarks } from './version-marks.tsx';

type Props = {
  readonly info: PolicyInfo;
  readonly list: PolicyList;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
};

/** One published version: its name, what it does now, whose it is and how big. */
export const VersionRow = ({ info, list, isSelected, onSelect }: Props): ReactNode => (
  <div
    className="row policy-row"
    role="option"
    aria-selected={isSelected}
    tabIndex={isSelected ? 0 : -1}
    data-row=""
    data-version={info.version}
    onFocus={onSelect}
    onClick={onSelect}
  >
    <span className="policy-row-head">
      <bdi className="policy-version">{info.version}</bdi>
      <VersionMarks version={info.version} list={list} />
    </span>
    <span className="row-note">
      {versionOrigin(info)} · {t.policy.rules(info.rules)}
    </span>
    {info.note === undefined ? null : (
      <span className="row-note policy-row-note" dir="auto">
        {cleanText(info.note)}
      </span>
    )}
  </div>
);
