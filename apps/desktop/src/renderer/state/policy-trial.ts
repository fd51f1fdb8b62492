import type { Timestamp } from '@countersign/shared/model/ids';
import type { Hub } from './hub.ts';
import { MOST_POLICIES, type PolicySnapshot, type Trial, type TrialDays } from './policy-snapshot.ts';
import { versionIn } from './policy-text.ts';
import type { Store } from './store.ts';

/** A year of history is replayed well within this. Milliseconds. */
const ANSWER_WITHIN_MS = 300_000;

/** The versions that are laid side by side: the chosen ones, or else the live one and its shadow. */
export const trialVersions = ({ trial, list: { value } }: Pick<PolicySnapshot, 'trial' | 'list'>): readonly string[] => {
  if (value === null) return [];
  const known = value.versions.map(({ version }) => version);
  const wanted = trial.versions ?? [value.live, ...(value.shadow === null ? [] : [value.shadow])];
  return known.filter((version) => wanted.includes(version));
};

/** The draft takes part: it is there, and nobody left it out. */
export const hasDraftInTrial = ({ trial, draft }: Pick<PolicySnapshot, 'trial' | 'draft'>): boolean =>
  trial.withDraft && draft !== null;

/** Another policy would be one too many. */
export const isTrialFull = (snapshot: PolicySnapshot): boolean =>
  trialVersions(snapshot).length + (hasDraftInTrial(snapshot) ? 1 : 0) >= MOST_POLICIES;

/** The result is of another draft than the one that is there now. */
export const isTrialStale = ({ trial: { result }, draft }: Pick<PolicySnapshot, 'trial' | 'draft'>): boolean =>
  result !== null && result.draftText !== null && result.draftText !== draft?.text;

export type TrialDeps = {
  readonly hub: Hub;
  readonly store: Store<PolicySnapshot>;
  readonly hubNow: () => Timestamp;
  /** The draft cannot be replayed while something is wrong with it. */
  readonly onIssues: (issues: number) => void;
  readonly onDone: () => void;
};

/** Replays the hub's history under several policies. It goes on while other pages are looked at. */
export const createPolicyTrial = ({ hub, store, hubNow, onIssues, onDone }: TrialDeps) => {
  const { get, set } = store;
  const change = (patch: Partial<Trial>): void => set((s) => ({ ...s, trial: { ...s.trial, ...patch } }));

  return {
    setDays: (days: TrialDays): void => change({ days }),
    setDraft: (withDraft: boolean): void => change({ withDraft }),
    toggleVersion: (version: string): void => {
      const versions = trialVersions(get());
      if (versions.includes(version)) change({ versions: versions.filter((other) => other !== version) });
      else if (!isTrialFull(get())) change({ versions: [...versions, version] });
    },
    run: async (): Promise<void> => {
      const snapshot = get();
      const { draft, trial } = snapshot;
      if (trial.runningSince !== null) return;
      const source = hasDraftInTrial(snapshot) ? draft?.text : undefined;
      const issues = source === undefined ? 0 : (draft?.issues?.length ?? 0);
      if (issues > 0) return onIssues(issues);
      const versions = [...trialVersions(snapshot)];
      if (versions.length === 0 && source === undefined) return;
      set((s) => ({ ...s, part: 'trial', trial: { ...s.trial, runningSince: hubNow(), problem: null } }));
      const answer = await hub.client.send(
        'policy:backtest',
        { versions, days: trial.days, ...(source === undefined ? {} : { source }) },
        { retry: 'once', ackTimeoutMs: ANSWER_WITHIN_MS },
      );
      if (answer.ok)
        change({
          runningSince: null,
          result: {
            value: answer.value,
            days: trial.days,
            draftText: source ?? null,
            draftVersion: source === undefined ? null : versionIn(source),
          },
        });
      else change({ runningSince: null, problem: answer.error });
      onDone();
    },
  };
};
