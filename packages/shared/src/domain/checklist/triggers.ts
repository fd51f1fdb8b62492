import type { CheckedItem } from '../../model/checklist.ts';
import { checked } from './checked.ts';
import type { ChecklistFacts, Probe } from './facts.ts';
import { phrase } from './phrases-en.ts';

/** A calibration error that nobody would act on, with its whole interval. */
const SMALL_ERROR = 0.1;
const ENOUGH_BUNDLES = 20;

const calibrated = ({ calibration }: ChecklistFacts): CheckedItem => {
  const { isAsked, inUse, lacksPredictor, labels, minimum, error } = calibration;
  const item = 'thresholds_calibrated';
  if (isAsked && inUse !== null && lacksPredictor)
    return checked(item, 'open', phrase('calibrator_alone', { version: inUse.version }), phrase('use_predictor', {}));
  if (isAsked && inUse !== null) return checked(item, 'ticked', phrase('calibrated', inUse));
  if (error === null)
    return checked(
      item,
      'unknown',
      phrase('few_labels', { labels, minimum }),
      phrase('wait_for_labels', { missing: minimum - labels }),
    );
  if (error.high <= SMALL_ERROR) return checked(item, 'ticked', phrase('well_stated', { error: error.value }));
  return checked(item, 'open', phrase('uncalibrated', { error: error.value, labels }), phrase('train', {}));
};

const running = (probes: readonly Probe[]): string =>
  probes
    .filter(({ route }) => route !== 'escalate')
    .map(({ name }) => name)
    .join(', ');

const highRisk = ({ highRisk: probes, unaskedHigh }: ChecklistFacts): CheckedItem => {
  const names = running(probes);
  const item = 'high_risk_escalates';
  if (names !== '') return checked(item, 'open', phrase('probes_run', { names }), phrase('change_policy', {}));
  if (unaskedHigh.n > 0) return checked(item, 'open', phrase('real_ran', unaskedHigh), phrase('change_policy', {}));
  return unaskedHigh.of === 0
    ? checked(item, 'ticked', phrase('probes_escalate', { probes: probes.length }))
    : checked(item, 'ticked', phrase('all_escalate', { probes: probes.length, of: unaskedHigh.of }));
};

const irreversible = ({ irreversible: probes, unstated, bundles }: ChecklistFacts): CheckedItem => {
  const names = running(probes);
  const item = 'irreversible_confirmed';
  if (names !== '') return checked(item, 'open', phrase('probes_run', { names }), phrase('change_policy', {}));
  const said = { n: bundles.statedReversibility, of: bundles.n };
  if (unstated === 'irreversible' || (said.of >= ENOUGH_BUNDLES && said.n === said.of))
    return checked(item, 'ticked', phrase('probes_escalate', { probes: probes.length }));
  return checked(
    item,
    said.n === said.of ? 'unknown' : 'open',
    phrase('unstated_reversible', said),
    phrase('ask_agents_reversibility', {}),
  );
};

const regulation = ({ regulated: probes, bundles }: ChecklistFacts): CheckedItem => {
  const names = running(probes);
  const item = 'regulation_mapped';
  if (names !== '') return checked(item, 'open', phrase('probes_run', { names }), phrase('change_policy', {}));
  if (bundles.n >= ENOUGH_BUNDLES && bundles.statedDomain === 0)
    return checked(item, 'open', phrase('domains_unstated', { of: bundles.n }), phrase('ask_agents_domain', {}));
  return checked(item, 'ticked', phrase('probes_escalate', { probes: probes.length }));
};

/** "Escalation triggers" of the article's checklist. */
export const checkTriggers = (facts: ChecklistFacts): readonly CheckedItem[] => [
  calibrated(facts),
  highRisk(facts),
  irreversible(facts),
  regulation(facts),
];
