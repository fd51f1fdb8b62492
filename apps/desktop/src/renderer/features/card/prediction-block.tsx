import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import type { Prediction } from '@countersign/shared/model/learned';
import type { ReactNode } from 'react';
import { percentage } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { featureName, featureValue } from './because.ts';

const SHOWN = 3;

/** What the model said, marked as what it is by sign, frame and words: it asked for a person, it decides nothing (UX-23). */
export const PredictionBlock = ({ prediction }: { readonly prediction: Prediction }): ReactNode => {
  const { probability, because, model } = prediction;
  return (
    <section className="prediction" aria-label={t.policy.earlier.predictionTitle}>
      <p className="prediction-said">
        <span aria-hidden="true">≈ </span>
        <b>{t.policy.earlier.notAFact}</b> {t.policy.earlier.likely(percentage(probability))}
      </p>
      {because.length === 0 ? null : (
        <>
          <p className="label">{t.policy.earlier.because}</p>
          <ul className="prediction-because">
            {because.slice(0, SHOWN).map(({ feature, value, effect }) => (
              <li key={feature}>
                <span className="prediction-sign" aria-hidden="true">
                  {effect > 0 ? '↑' : '↓'}
                </span>
                <bdi>{t.policy.earlier.reason(featureName(feature), featureValue(feature, value))}</bdi>{' '}
                <span className="muted">{effect > 0 ? t.policy.earlier.more : t.policy.earlier.less}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="label">{t.policy.earlier.byModel(cleanText(model, { identifier: true }))}</p>
    </section>
  );
};
