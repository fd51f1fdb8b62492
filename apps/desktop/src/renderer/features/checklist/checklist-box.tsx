import type { CheckedItem } from '@countersign/shared/model/checklist';
import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { NextStep } from './next-step.tsx';
import { saidText } from './said.ts';

const GLYPH = { ticked: '✓', open: '', unknown: '?' } as const satisfies Record<CheckedItem['state'], string>;

/** One box of the article: how it stands, what shows it, and what to do next. */
export const ChecklistBox = ({ box: { item, state, evidence, next } }: { readonly box: CheckedItem }): ReactNode => (
  <li className="checklist-box" data-item={item} data-state={state} tabIndex={-1} data-row="">
    <span className="checklist-mark" aria-hidden="true">
      {GLYPH[state]}
    </span>
    <div className="checklist-words">
      <p className="checklist-title">
        <b>{t.deployment.item[item]}</b> <span className="checklist-state">{t.deployment.state[state]}</span>
      </p>
      <p className="checklist-evidence">{saidText(evidence)}</p>
      {next === null ? null : <NextStep next={next} />}
    </div>
  </li>
);
