import type { RiskClass } from '@countersign/shared/model/vocabulary';
import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';

/** Shape, word and weight; colour comes on top, for the two risks that must stand out (UX-43). */
export const GLYPH: Readonly<Record<RiskClass, string>> = { low: '○', medium: '◇', high: '▲', critical: '⬢' };

export const RiskGlyph = ({ risk }: { readonly risk: RiskClass }): ReactNode => (
  <span className={`risk-glyph risk-${risk}`} aria-hidden="true">
    {GLYPH[risk]}
  </span>
);

export const RiskMark = ({ risk }: { readonly risk: RiskClass }): ReactNode => (
  <span className={`risk-mark risk-${risk}`}>
    <RiskGlyph risk={risk} /> <span className="visually-hidden">{t.riskSpoken[risk]}</span>
    <span aria-hidden="true">{t.risk[risk]}</span>
  </span>
);
