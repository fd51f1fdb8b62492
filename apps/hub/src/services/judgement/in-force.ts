import { err } from '@countersign/shared/domain/result';
import type { CompiledPolicy } from '@countersign/shared/domain/routing/compile-policy';
import type { Timestamp } from '@countersign/shared/model/ids';
import { z } from 'zod';
import { Calibrator, type Learned, Predictor } from '@countersign/shared/model/learned';
import type { SamplingPlan } from '@countersign/shared/model/sampling-plan';
import type { Connection, Database } from '../../store/database.ts';
import { type InUse, loadInUse, loadMark, type Slot } from '../../store/in-use-store.ts';
import { loadArtifact } from '../../store/learned-store.ts';
import { loadPlans } from '../../store/plan-store.ts';
import { loadPolicy } from '../../store/policy-store.ts';
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
const Artifact = z.discriminatedUnion('kind', [Calibrator, Predictor]);
type Plan = { readonly effectiveAt: Timestamp; readonly plan: SamplingPlan };

/**
 * Policy, shadow, learned artefacts and sampling plan by time. What holds for an item follows from the time of the commit that
 * opens it, so two nodes agree (SPEC Z-10). Looks into the database only when something was put in force since.
 */
export const createInForce = ({ database: { db }, now, embedded, onFault }: Dependencies) => {
  let mark: string | null = null;
  let uses: readonly InUse[] = [];
  let plans: readonly Plan[] = [];
  const policies = new Map<string, CompiledPolicy>();
  const artifacts = new Map<string, z.infer<typeof Artifact>>();

  const readPolicy = async (connection: Connection, version: string): Promise<boolean> => {
    const kept = await loadPolicy(connection, version);
    const read = kept === undefined ? err('it is not there') : readDocument(kept.document);
    if (read.ok) policies.set(version, read.value);
    else onFault(new Error(`policy ${version} cannot be used: ${read.error}`));
    return read.ok;
  };
  const readArtifact = async (connection: Connection, version: string): Promise<boolean> => {
    const read = Artifact.safeParse(JSON.parse((await loadArtifact(connection, version)) ?? 'null'));
    if (read.success) artifacts.set(version, read.data);
    else onFault(new Error(`${version} cannot be used`, { cause: read.error }));
    return read.success;
  };
  const canRead = async (connection: Connection, { slot, version }: InUse): Promise<boolean> => {
    if (version === null) return true;
    if (slot === 'policy' || slot === 'shadow') return policies.has(version) || (await readPolicy(connection, version));
    return artifacts.has(version) || (await readArtifact(connection, version));
  };

  const load = async (connection: Connection, since: Timestamp): Promise<void> => {
    const found: InUse[] = [];
    const unread = new Set<Slot>();
    for (const use of await loadInUse(connection, since))
      if (await canRead(connection, use)) found.push(use);
      else unread.add(use.slot);
    // Where something cannot be read, written by a newer hub perhaps, what was in force before stays (SPEC Z-15).
    const before = uses.filter((use) => unread.has(use.slot) && !found.some(({ id }) => id === use.id));
    uses = [...before, ...found].toSorted((a, b) => a.fromAt - b.fromAt || a.id - b.id);
    plans = (await loadPlans(connection, since)).map(({ effectiveAt, body }) => ({
      effectiveAt,
      plan: JSON.parse(body) as SamplingPlan,
    }));
    for (const known of [policies, artifacts])
      for (const version of known.keys()) if (!uses.some((use) => use.version === version)) known.delete(version);
  };

  /** Finds out what was put in force since the last time. Within a batch, with the batch's own connection. */
  const refresh = async (connection: Connection = db, at: Timestamp = now()): Promise<void> => {
    const found = await loadMark(connection);
    if (found === mark) return;
    await load(connection, at - BACK_MS);
    mark = found;
  };

  const versionAt = (slot: Slot, time: Timestamp): string | null =>
    uses.findLast((use) => use.slot === slot && use.fromAt <= time)?.version ?? null;
  const policyAt = (slot: 'policy' | 'shadow', time: Timestamp): CompiledPolicy | null => {
    const version = versionAt(slot, time);
    return version === null ? null : (policies.get(version) ?? null);
  };
  const artifactAt = (slot: 'calibrator' | 'predictor', time: Timestamp): Calibrator | Predictor | null => {
    const version = versionAt(slot, time);
    return version === null ? null : (artifacts.get(version) ?? null);
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
        plan: plans.findLast(({ effectiveAt }) => effectiveAt <= time)?.plan ?? null,
      };
    },
  };
};
export type Force = ReturnType<typeof createInForce>;
