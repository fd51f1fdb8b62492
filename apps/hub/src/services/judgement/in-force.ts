import { err } from '@countersign/shared/domain/result';
import type { CompiledPolicy } from '@countersign/shared/domain/routing/compile-policy';
import { planAt } from '@countersign/shared/domain/sampling/plan';
import type { Timestamp } from '@countersign/shared/model/ids';
import type { Calibrator, Learned, Predictor } from '@countersign/shared/model/learned';
import type { SamplingPlan } from '@countersign/shared/model/sampling-plan';
import type { Connection, Database } from '../../store/database.ts';
import { type InUse, loadInUse, loadMark, type Slot } from '../../store/in-use-store.ts';
import { loadArtifact } from '../../store/learned-store.ts';
import { loadPlans } from '../../store/plan-store.ts';
import { loadPolicy } from '../../store/policy-store.ts';
import { readArtifact } from './read-artifact.ts';
import { readDocument } from './read-document.ts';

/** What judges a proposal at one moment. */
export type InForce = {
  readonly policy: CompiledPolicy;
  readonly shadow: CompiledPolicy | null;
  readonly learned: Learned;
  readonly plan: SamplingPlan | null;
};

/** Batches that started so long ago may still ask what was in force then. */
const BACK_MS = 60_000;

type Dependencies = {
  readonly database: Pick<Database, 'db'>;
  readonly now: () => Timestamp;
  /** What holds while nothing was ever put in force, and again once a supervisor says so. */
  readonly embedded: CompiledPolicy;
  readonly onFault: (cause: unknown) => void;
};

/** What was read at one time, as a whole. */
type Known = {
  /** As the database had it; null before the first reading. */
  readonly mark: string | null;
  readonly uses: readonly InUse[];
  readonly plans: readonly SamplingPlan[];
  readonly policies: ReadonlyMap<string, CompiledPolicy>;
  readonly artifacts: ReadonlyMap<string, Calibrator | Predictor>;
};
const NOTHING: Known = { mark: null, uses: [], plans: [], policies: new Map(), artifacts: new Map() };

/**
 * Policy, shadow, learned artefacts and sampling plan by time. What holds for an item follows from the time of the commit that
 * opens it, so two nodes agree (SPEC Z-10). Looks into the database only when something was put in force since.
 */
export const createInForce = ({ database: { db }, now, embedded, onFault }: Dependencies) => {
  let known = NOTHING;

  const policyOf = async (connection: Connection, version: string): Promise<CompiledPolicy | null> => {
    const kept = await loadPolicy(connection, version);
    const read = kept === undefined ? err('it is not there') : readDocument(kept.document);
    if (read.ok) return read.value;
    onFault(new Error(`policy ${version} cannot be used: ${read.error}`));
    return null;
  };
  const artifactOf = async (connection: Connection, version: string): Promise<Calibrator | Predictor | null> => {
    const kept = await loadArtifact(connection, version);
    const read = kept === undefined ? err('it is not there') : readArtifact(kept);
    if (read.ok) return read.value;
    onFault(new Error(`${version} cannot be used: ${read.error}`));
    return null;
  };

  /** Two readings may overlap, on the connection of a batch and beside it: each builds a whole of its own. */
  const load = async (connection: Connection, mark: string, since: Timestamp): Promise<Known> => {
    const policies = new Map<string, CompiledPolicy>();
    const artifacts = new Map<string, Calibrator | Predictor>();
    const canRead = async ({ slot, version }: InUse): Promise<boolean> => {
      if (version === null) return true;
      if (slot === 'policy' || slot === 'shadow') {
        const policy = known.policies.get(version) ?? (await policyOf(connection, version));
        if (policy !== null) policies.set(version, policy);
        return policy !== null;
      }
      const artifact = known.artifacts.get(version) ?? (await artifactOf(connection, version));
      if (artifact !== null) artifacts.set(version, artifact);
      return artifact !== null;
    };
    const found: InUse[] = [];
    const unread = new Set<Slot>();
    for (const use of await loadInUse(connection, since))
      if (await canRead(use)) found.push(use);
      else unread.add(use.slot);
    // Where something cannot be read, written by a newer hub perhaps, what was in force before stays (SPEC Z-15).
    for (const use of known.uses)
      if (unread.has(use.slot) && !found.some(({ id }) => id === use.id) && (await canRead(use))) found.push(use);
    const plans = (await loadPlans(connection, since)).map(({ body }) => JSON.parse(body) as SamplingPlan);
    return { mark, uses: found.toSorted((a, b) => a.id - b.id), plans, policies, artifacts };
  };

  /** Finds out what was put in force since the last time. Within a batch, with the batch's own connection. */
  const refresh = async (connection: Connection = db, at: Timestamp = now()): Promise<void> => {
    const mark = await loadMark(connection);
    if (mark !== known.mark) known = await load(connection, mark, at - BACK_MS);
  };

  const versionAt = (slot: Slot, time: Timestamp): string | null =>
    known.uses.findLast((use) => use.slot === slot && use.fromAt <= time)?.version ?? null;
  const policyAt = (slot: 'policy' | 'shadow', time: Timestamp): CompiledPolicy | null => {
    const version = versionAt(slot, time);
    return version === null ? null : (known.policies.get(version) ?? null);
  };
  const artifactAt = (slot: 'calibrator' | 'predictor', time: Timestamp): Calibrator | Predictor | null => {
    const version = versionAt(slot, time);
    return version === null ? null : (known.artifacts.get(version) ?? null);
  };

  return {
    refresh,
    embedded,
    at: (time: Timestamp): InForce => {
      const calibrator = artifactAt('calibrator', time);
      const predictor = artifactAt('predictor', time);
      return {
        policy: policyAt('policy', time) ?? embedded,
        shadow: policyAt('shadow', time),
        learned: {
          calibrator: calibrator?.kind === 'calibrator' ? calibrator : null,
          predictor: predictor?.kind === 'predictor' ? predictor : null,
        },
        plan: planAt(known.plans, time),
      };
    },
  };
};
export type Force = ReturnType<typeof createInForce>;
