import { readPolicy } from '@countersign/shared/domain/policy/read-policy';
import { err, ok, type Result } from '@countersign/shared/domain/result';
import type { CommandId, PrincipalId, Timestamp } from '@countersign/shared/model/ids';
import type { PolicyIssue } from '@countersign/shared/model/policy-issue';
import type { RoutingPolicy } from '@countersign/shared/model/policy';
import type { PolicyInfo } from '@countersign/shared/protocol/judgement';
import type { Database } from '../../store/database.ts';
import { type InUse, loadInUse, loadUses } from '../../store/in-use-store.ts';
import { loadPolicies, loadPolicy, type PublishedPolicy } from '../../store/policy-store.ts';
import type { Once } from '../once.ts';
import type { WorkError } from '../work.ts';
import { type PolicySlot, publishPolicy, type Use, putPolicyInForce } from './policy-changes.ts';

/** Who brought the hub's own policy along. */
const PROGRAM = 'countersign' as PrincipalId;

type Dependencies = {
  readonly database: Pick<Database, 'db'>;
  readonly once: Once;
  readonly now: () => Timestamp;
  readonly nameOf: (id: PrincipalId) => string;
  readonly embedded: RoutingPolicy;
};

export type PolicyList = {
  readonly live: string;
  readonly liveFrom: Timestamp | null;
  readonly next: { readonly version: string; readonly fromAt: Timestamp } | null;
  readonly shadow: string | null;
  readonly versions: PolicyInfo[];
};

const FORBIDDEN = { code: 'FORBIDDEN', message: 'For supervisors only.' } as const satisfies WorkError;

/** What supervisors do with policies. None of it touches a published text. */
export const createPolicies = ({ database: { db }, once, now, nameOf, embedded }: Dependencies) => {
  const own = (uses: readonly InUse[]): PolicyInfo => ({
    version: embedded.version,
    at: 0,
    by: PROGRAM,
    byName: 'Countersign',
    ...(embedded.note === undefined ? {} : { note: embedded.note }),
    rules: embedded.rules.length,
    usedFrom: uses.findLast(({ version }) => version === null)?.fromAt ?? null,
  });
  const infoOf = ({ version, document, at, by }: PublishedPolicy, uses: readonly InUse[]): PolicyInfo => {
    // One of a newer hub may have another form.
    const { note, rules = [] } = JSON.parse(document) as Partial<RoutingPolicy>;
    return {
      version,
      at,
      by,
      byName: nameOf(by),
      ...(note === undefined ? {} : { note }),
      rules: rules.length,
      usedFrom: uses.findLast((use) => use.version === version)?.fromAt ?? null,
    };
  };

  return {
    list: async (at: Timestamp = now()): Promise<PolicyList> => {
      const inUse = await loadInUse(db, at);
      const uses = await loadUses(db, 'policy');
      const current = (slot: PolicySlot) => inUse.findLast((use) => use.slot === slot && use.fromAt <= at);
      const live = current('policy');
      const next = inUse.find(({ slot, fromAt }) => slot === 'policy' && fromAt > at);
      return {
        live: live?.version ?? embedded.version,
        liveFrom: live?.fromAt ?? null,
        next: next === undefined ? null : { version: next.version ?? embedded.version, fromAt: next.fromAt },
        shadow: current('shadow')?.version ?? null,
        versions: [...(await loadPolicies(db)).map((policy) => infoOf(policy, uses)), own(uses)],
      };
    },
    read: async (version: string): Promise<Result<{ info: PolicyInfo; source: string }, WorkError>> => {
      const uses = await loadUses(db, 'policy');
      if (version === embedded.version) return ok({ info: own(uses), source: JSON.stringify(embedded, null, 2) });
      const policy = await loadPolicy(db, version);
      if (policy === undefined)
        return err({ code: 'NOT_FOUND', message: `There is no published policy ${version}.`, field: 'version' });
      return ok({ info: infoOf(policy, uses), source: policy.source });
    },
    check: (source: string): PolicyIssue[] => {
      const read = readPolicy(source);
      return read.ok ? [] : [...read.error];
    },
    publish: (
      tokenId: string,
      commandId: CommandId,
      input: { readonly source: string },
    ): Promise<Result<PolicyInfo, WorkError>> =>
      once({
        tokenId,
        commandId,
        name: 'policy:publish',
        input,
        run: async (tx, actor, at) => {
          if (actor.role !== 'supervisor') return err(FORBIDDEN);
          const published = await publishPolicy(tx, input.source, { by: actor.id, at }, embedded.version);
          return published.ok ? ok(infoOf(published.value, await loadUses(tx, 'policy'))) : published;
        },
      }),
    use: (
      tokenId: string,
      commandId: CommandId,
      input: { readonly slot: PolicySlot; readonly version: string | null },
    ): Promise<Result<Use, WorkError>> =>
      once({
        tokenId,
        commandId,
        name: 'policy:use',
        input,
        run: async (tx, actor, at) => {
          if (actor.role !== 'supervisor') return err(FORBIDDEN);
          return putPolicyInForce(tx, input.slot, input.version, { by: actor.id, at }, { reserved: embedded.version });
        },
      }),
  };
};
export type Policies = ReturnType<typeof createPolicies>;
