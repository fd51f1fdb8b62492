import type { ProposedAction } from '@countersign/shared/model/action';
import type { ContextBundle } from '@countersign/shared/model/context';
import type { JsonObject } from '@countersign/shared/model/json';
import type { AgentClient, ProposeOptions } from '../agent-client.ts';
import type { EffectContext, EffectRefusal, RunModifiedOutcome, RunOptions, RunOutcome } from '../outcome/outcome.ts';
import { type NotRun, NotApprovedError } from './not-approved-error.ts';

/** What the reviewer is to know of one call. The arguments are added from the call itself. */
export type CallDescription = Omit<ProposeOptions, 'signal'> & {
  readonly action: Omit<ProposedAction, 'arguments'>;
  readonly context: ContextBundle;
};

export type GuardOptions<Args, T, R> = RunOptions<T> & {
  /** What to return when the tool did not run. Without it, `NotApprovedError` is thrown. */
  readonly onRefused?: (outcome: NotRun) => R | Promise<R>;
  /** Checks arguments that a reviewer wrote, right before they are run. Throws if they do not fit the tool. */
  readonly parse?: (args: JsonObject) => Args;
};

/** @typeParam R what `onRefused` gives; `never` without it. */
export type Guard = <Args extends object, T, R = never>(
  tool: (args: Args, context: EffectContext) => Promise<T> | T,
  describe: CallDescription | ((args: Args) => CallDescription),
  options?: GuardOptions<Args, T, R>,
) => (args: Args, call?: { readonly signal?: AbortSignal }) => Promise<T | R>;

/** The outcome that fits when the effect was stopped at the last moment. */
const stopped = (
  { key, escalationId, route, reasons }: RunOutcome | RunModifiedOutcome,
  { code, message, phase }: EffectRefusal,
): NotRun => {
  if (code === 'already-done') return { kind: 'already-done', key, phase: phase ?? 'applied' };
  if (code === 'unavailable') return { kind: 'unavailable', key, why: 'closed', message };
  return {
    key,
    escalationId,
    route,
    reasons,
    kind: 'refuse',
    reasonCode: 'not-permitted',
    reason: message,
    by: 'hub',
    byName: 'hub',
  };
};

export const createGuard =
  (propose: AgentClient['propose']): Guard =>
  (tool, describe, options = {}) => {
    const { onRefused, parse, ...runOptions } = options;
    return async (args, { signal } = {}) => {
      const { action, context, ...more } = typeof describe === 'function' ? describe(args) : describe;
      const proposed = { ...action, arguments: args as JsonObject };
      const outcome = await propose(proposed, context, { ...more, ...(signal === undefined ? {} : { signal }) });
      const notRun = async (why: NotRun) => {
        if (onRefused === undefined) throw new NotApprovedError(why);
        return onRefused(why);
      };
      if (outcome.kind !== 'run' && outcome.kind !== 'run-modified') return notRun(outcome);
      const ran = await outcome.run(
        (decided, effect) => tool(parse === undefined ? (decided as typeof args) : parse(decided), effect),
        runOptions,
      );
      return ran.ok ? ran.value : notRun(stopped(outcome, ran.error));
    };
  };
