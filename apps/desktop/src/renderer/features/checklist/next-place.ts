import type { ChecklistPhrase } from '@countersign/shared/domain/checklist/phrases-en';
import type { PolicyPart } from '../../state/policy-snapshot.ts';

/** Where in this program a next step is done. */
export type NextPlace = { readonly page: 'board' | 'inbox' } | { readonly page: 'policy'; readonly part: PolicyPart };

const PLACES: { readonly [K in ChecklistPhrase]?: NextPlace } = {
  train: { page: 'policy', part: 'learning' },
  use_predictor: { page: 'policy', part: 'learning' },
  change_policy: { page: 'policy', part: 'write' },
  start_sampling: { page: 'policy', part: 'write' },
  use_tiers: { page: 'policy', part: 'write' },
  staff_tiers: { page: 'board' },
  wait_for_labels: { page: 'inbox' },
};
/** What is typed where the hub runs, since this program cannot do it. */
const COMMANDS: { readonly [K in ChecklistPhrase]?: string } = {
  make_supervisor: 'countersign token create --role supervisor --name NAME',
};

const found = <T>(of: { readonly [K in ChecklistPhrase]?: T }, key: string): T | null =>
  Object.hasOwn(of, key) ? (of[key as ChecklistPhrase] ?? null) : null;

export const placeOf = (key: string): NextPlace | null => found(PLACES, key);
export const commandOf = (key: string): string | null => found(COMMANDS, key);
