import type { Clock } from '@countersign/shared/client/socket-port';
import type { DraftChange } from '@countersign/shared/domain/suggest/draft-policy';
import type { Suggestion, ThresholdSuggestion } from '@countersign/shared/model/suggestion';
import { t } from '../strings/strings.ts';
import type { Hub } from './hub.ts';
import {
  EMPTY_MEASURES,
  MEASURES_PARTS,
  type DraftProblem,
  type MeasuresPart,
  type MeasuresSnapshot,
  PERIODS,
  type Period,
} from './measures-snapshot.ts';
import { type Store, createStore } from './store.ts';
import { createWatchedReading } from './watched-reading.ts';

export type MeasuresDeps = {
  readonly hub: Hub;
  readonly clock: Clock;
  readonly say: (level: 'polite' | 'assertive', text: string) => void;
  readonly notify: (text: string, tone: 'plain' | 'problem') => void;
  /** Versions that are published, as far as they are known. */
  readonly versions: () => readonly string[];
  /** Goes to where policies are written, with this text in the editor. */
  readonly openDraft: (base: string, version: string, text: string) => void;
};

/** Counts change by the minute and are read for trends. Milliseconds. */
const READ_EVERY_MS = 60_000;
/** A year of a busy hub is counted in a moment, but its first count may take longer. Milliseconds. */
const WITHIN_MS = 30_000;
const LONGEST_VERSION = 64;

/** A name that nobody has taken yet, as far as is known: "desk-1-suggested", "desk-1-suggested-2". */
export const suggestedVersion = (live: string, taken: readonly string[]): string => {
  for (let serial = 1; ; serial++) {
    const end = serial === 1 ? '-suggested' : `-suggested-${serial}`;
    const version = live.slice(0, LONGEST_VERSION - end.length) + end;
    if (!taken.includes(version)) return version;
  }
};

/** The part of a suggestion that a policy can hold. */
const changeOf = (suggestion: Suggestion): DraftChange =>
  suggestion.kind === 'thresholds'
    ? { kind: 'thresholds', limits: suggestion.limits }
    : { kind: 'sample_rule', rule: suggestion.rule, rate: suggestion.rate };

/** State of the Measures page and what can be done there. */
export const createMeasuresStore = (deps: MeasuresDeps) => {
  const { hub, clock, say, notify } = deps;
  const store: Store<MeasuresSnapshot> = createStore<MeasuresSnapshot>(EMPTY_MEASURES);
  const { get, set } = store;
  let latest = 0;

  /** Of two answers the later question counts. @returns whether the figures are those that were asked for */
  const read = async (): Promise<boolean> => {
    const ours = ++latest;
    const { days, capacity } = get();
    set((s) => ({ ...s, reading: { ...s.reading, isLoading: true } }));
    const answer = await hub.client.send(
      'measures:read',
      { days, ...(capacity === null ? {} : { reviewsPerDay: capacity }) },
      { retry: 'once', ackTimeoutMs: WITHIN_MS },
    );
    if (ours !== latest) return false;
    set((s) => ({
      ...s,
      reading: answer.ok
        ? { value: answer.value, isLoading: false, problem: null }
        : { ...s.reading, isLoading: false, problem: answer.error },
    }));
    return answer.ok;
  };
  const watched = createWatchedReading({ hub, clock, everyMs: READ_EVERY_MS, read });

  const showPart = (part: MeasuresPart): void => set((s) => ({ ...s, part }));
  const showDays = (days: Period): void => {
    if (days === get().days) return;
    set((s) => ({ ...s, days }));
    void read().then((isRead) => {
      if (isRead) say('polite', t.measures.periodShown(days));
    });
  };

  const draftOf = async (suggestion: Suggestion, live: string): Promise<DraftProblem | null> => {
    const [answer, { draftPolicy }] = await Promise.all([
      hub.client.send('policy:read', { version: live }, { retry: 'once' }),
      // It reads and writes YAML, which nobody else needs here.
      import('@countersign/shared/domain/suggest/draft-policy'),
    ]);
    if (!answer.ok) return 'unread';
    const version = suggestedVersion(live, deps.versions());
    const text = draftPolicy(answer.value.source, version, changeOf(suggestion));
    if (text === null) return 'unfit';
    deps.openDraft(live, version, text);
    return null;
  };
  /** Opens the editor with the live policy's text and these numbers in it. A person reads, tries and publishes it, or not. */
  const draft = async (suggestion: Suggestion): Promise<void> => {
    const live = get().reading.value?.policy;
    if (live === undefined || get().isDrafting) return;
    set((s) => ({ ...s, isDrafting: true }));
    const problem = await draftOf(suggestion, live);
    set((s) => ({ ...s, isDrafting: false }));
    if (problem !== null) notify(t.measures.draftProblem[problem], 'problem');
  };

  const step = <T>(all: readonly T[], current: T, by: 1 | -1): T => all[all.indexOf(current) + by] ?? current;

  return {
    get,
    subscribe: store.subscribe,
    showPart,
    stepPart: (by: 1 | -1): void => {
      const at = MEASURES_PARTS.indexOf(get().part) + by + MEASURES_PARTS.length;
      showPart(MEASURES_PARTS[at % MEASURES_PARTS.length] ?? 'eight');
    },
    showDays,
    stepDays: (by: 1 | -1): void => showDays(step(PERIODS, get().days, by)),
    /** `null`: what people did lately. */
    setCapacity: (capacity: number | null): void => {
      if (capacity === get().capacity) return;
      set((s) => ({ ...s, capacity }));
      void read();
    },
    wantCapacity: (): void => set((s) => ({ ...s, part: 'suggestions', isCapacityWanted: true })),
    capacityTaken: (): void => set((s) => (s.isCapacityWanted ? { ...s, isCapacityWanted: false } : s)),
    refresh: (): void =>
      void read().then((isRead) => {
        if (isRead) say('polite', t.measures.refreshed);
      }),
    toggleTable: (): void => set((s) => ({ ...s, isTable: !s.isTable })),
    draft,
    /** The suggestion of this kind, if there is one. */
    draftBasis: (basis: ThresholdSuggestion['basis']): void => {
      const found = get().reading.value?.suggestions.find((each) => each.kind === 'thresholds' && each.basis === basis);
      if (found === undefined) notify(t.measures.draftNone, 'plain');
      else void draft(found);
    },
    ...watched,
  };
};
export type MeasuresStore = ReturnType<typeof createMeasuresStore>;
