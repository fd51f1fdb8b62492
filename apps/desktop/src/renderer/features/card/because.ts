import { type FeatureName, isFeatureName } from '@countersign/shared/domain/learning/feature-list';
import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import { exactNumber, percentage } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { actionWords } from '../inbox/row-text.ts';

const SHARES: ReadonlySet<FeatureName> = new Set([
  'customer_escalation_rate',
  'override_rate',
  'confidence',
  'arguments_from_customer',
]);
const YES_OR_NO: ReadonlySet<FeatureName> = new Set(['same_call_before', 'customer_assents']);

/** What the model looked at, in words; a feature of a newer hub by its own name, cleaned. */
export const featureName = (feature: string): string =>
  isFeatureName(feature) ? t.policy.feature[feature] : cleanText(feature.replaceAll('_', ' '), { identifier: true });

/** What it saw there. The hub sends numbers as they were counted; empty where the context does not tell. */
export const featureValue = (feature: string, value: string): string => {
  if (value === '') return t.policy.earlier.untold;
  const count = Number(value);
  if (!isFeatureName(feature) || !Number.isFinite(count))
    return feature === 'transaction_type'
      ? actionWords(cleanText(value, { identifier: true }))
      : cleanText(value, { identifier: true });
  if (SHARES.has(feature)) return percentage(count);
  return YES_OR_NO.has(feature) ? (count > 0 ? t.policy.earlier.yes : t.policy.earlier.no) : exactNumber(count);
};
