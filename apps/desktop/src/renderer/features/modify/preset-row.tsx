import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { excerpt } from '../shared/excerpt.ts';
import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import { KeyHint } from '../shared/key-hint.tsx';
import type { Preset } from './presets.ts';

type Props = { readonly presets: readonly Preset[]; readonly active: number; readonly onLoad: (place: number) => void };

/** The agent's alternatives. Their words are the agent's own, in its colour. */
export const PresetRow = ({ presets, active, onLoad }: Props): ReactNode => {
  if (presets.length === 0) return null;
  return (
    <div className="presets" role="group" aria-label={t.modify.presets} title={t.modify.presetsHelp}>
      <span className="label">{t.modify.presets}</span>
      {presets.map(({ summary }, i) => {
        const text = cleanText(excerpt(summary).text.slice(0, 60));
        return (
          <button
            key={`${i}-${text}`}
            type="button"
            className="preset"
            data-preset={i + 1}
            aria-pressed={i === active}
            aria-keyshortcuts={String(i + 1)}
            aria-label={t.modify.preset(i + 1, text)}
            onClick={() => onLoad(i)}
          >
            <KeyHint keys={String(i + 1)} /> <bdi>{text}</bdi>
          </button>
        );
      })}
    </div>
  );
};
