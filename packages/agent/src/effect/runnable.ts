import { actionDigest } from '@countersign/shared/domain/digest';
import { type Result, err, ok } from '@countersign/shared/domain/result';
import { Cost } from '@countersign/shared/model/escalation';
import type { JsonObject } from '@countersign/shared/model/json';
import type { AgentParts } from '../agent-parts.ts';
import type { EffectContext, EffectRefusal, Runnable, RunOptions } from '../outcome/outcome.ts';
import type { ProposalRecord } from '../proposals/proposal-book.ts';
import { type Decided, askPermit, sameAction } from './gate.ts';
import type { Reporter } from './reporter.ts';
import { shortNote } from './short-note.ts';

const nameOf = (cause: unknown): string => (cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause));

/** What the caller's own callbacks say of a result. If one throws, the effect has happened all the same. */
const account = <T>(value: T, { cost, note }: RunOptions<T>, durationMs: number) => {
  try {
    return {
      cost: Cost.parse({ durationMs, ...cost?.(value) }),
      ...(note === undefined ? {} : { note: shortNote(note(value)) }),
      problem: undefined,
    };
  } catch (cause) {
    return { cost: { durationMs }, problem: { cause } };
  }
};

/** The two ways to run a decided action: `run` does everything, `begin` only opens the gate. */
export const createRunnable = (
  parts: AgentParts,
  reporter: Reporter,
  record: ProposalRecord,
  decided: Decided,
): Pick<Runnable, 'run' | 'begin' | 'report'> & EffectContext => {
  const { action, escalationId, decisionId } = decided;
  const { book, clock, closing, passed } = parts;
  const context: EffectContext = { effectKey: decided.needsPermit ? (decisionId ?? escalationId) : escalationId, action };

  const runOnce = async <T>(
    effect: (args: JsonObject, context: EffectContext) => Promise<T> | T,
    options: RunOptions<T>,
  ): Promise<Result<T, EffectRefusal>> => {
    const permitted = await askPermit(parts, record, decided, closing);
    if (!permitted.ok) return permitted;
    if (actionDigest(action) !== decided.digest) return err({ code: 'changed-action', message: 'The action has changed.' });
    passed('before-effect');
    const startedAt = clock.now();
    const duration = () => Math.max(0, Math.round(clock.now() - startedAt));
    let value: T;
    try {
      value = await effect(action.arguments, context);
    } catch (cause) {
      const cost = { durationMs: duration() };
      await reporter.finish(record, { escalationId, decisionId, phase: 'failed', note: shortNote(nameOf(cause)), cost });
      throw cause;
    }
    passed('after-effect');
    const { problem, ...told } = account(value, options, duration());
    await reporter.finish(record, { escalationId, decisionId, phase: 'applied', ...told });
    if (problem !== undefined) throw problem.cause;
    return ok(value);
  };

  return {
    ...context,
    run: (effect, options = {}) => book.inTurn(record, () => runOnce(effect, options)),
    begin: async (aboutToRun) => {
      const same = sameAction(aboutToRun, decided);
      if (!same.ok) return same;
      const permitted = await book.inTurn(record, () => askPermit(parts, record, decided, closing));
      return permitted.ok ? ok(context) : permitted;
    },
    report: ({ ok: isDone, note, cost }) =>
      book.inTurn(record, async () => {
        const done = record.entry.finish?.phase;
        if (done !== undefined) return err({ code: 'already-done', message: `It was reported as ${done} before.`, phase: done });
        await reporter.finish(record, {
          escalationId,
          decisionId,
          phase: isDone ? 'applied' : 'failed',
          ...(note === undefined ? {} : { note: shortNote(note) }),
          ...(cost === undefined ? {} : { cost: Cost.parse(cost) }),
        });
        return ok(null);
      }),
  };
};
