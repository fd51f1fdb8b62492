import { ProposedAction } from '@countersign/shared/model/action';
import { ContextBundle } from '@countersign/shared/model/context';
import { EscalationId, SubmissionKey } from '@countersign/shared/model/ids';
import { actionDigest } from '@countersign/shared/domain/digest';
import { type Result, err, ok } from '@countersign/shared/domain/result';
import { checkArgumentsSchema } from '@countersign/shared/domain/escalation/arguments';
import { LIMITS } from '@countersign/shared/protocol/limits';
import type { Digest } from '@countersign/shared/model/ids';
import type { z } from 'zod';
import { type Walk, plainJson, startWalk } from './plain-json.ts';
import type { Problem } from './problem.ts';

/** A proposal that passed every local check. */
export type CheckedProposal = {
  readonly action: ProposedAction;
  readonly actionDigest: Digest;
  readonly context: ContextBundle;
};

const limitOf = (issue: z.core.$ZodIssue): string | number | undefined => {
  switch (issue.code) {
    case 'too_big':
      return Number(issue.maximum);
    case 'too_small':
      return Number(issue.minimum);
    case 'unrecognized_keys':
      return 'known fields only';
    default:
      return undefined;
  }
};

const problemOf = (issue: z.core.$ZodIssue, root: string): Problem => {
  const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const limit = limitOf(issue);
  return {
    field: [root, ...issue.path.map(String), ...unknownKey].join('.'),
    message: issue.message,
    ...(limit === undefined ? {} : { limit }),
  };
};

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

const shaped = <S extends z.ZodType>(
  schema: S,
  value: unknown,
  root: string,
  walk?: Walk,
): Result<z.output<S>, readonly Problem[]> => {
  const copy = plainJson(value, root, walk);
  if (!copy.ok) return err([copy.error]);
  const parsed = schema.safeParse(copy.value);
  return parsed.success ? ok(parsed.data) : err(parsed.error.issues.map((issue) => problemOf(issue, root)));
};

export const checkAction = (action: unknown, walk?: Walk): Result<ProposedAction, readonly Problem[]> =>
  shaped(ProposedAction, action, 'action', walk);

/** A key that the caller chose: any text of 1 to 256 characters. */
export const checkKey = (key: string): Result<SubmissionKey, readonly Problem[]> => shaped(SubmissionKey, key, 'key');

export const checkSupersedes = (id: string): Result<EscalationId, readonly Problem[]> => shaped(EscalationId, id, 'supersedes');

/**
 * Everything the hub would refuse, found before anything is stored or sent. The result is a copy: what the caller
 * does with their objects afterwards cannot reach it.
 */
export const checkProposal = (action: unknown, context: unknown): Result<CheckedProposal, readonly Problem[]> => {
  const walk = startWalk();
  const checkedAction = checkAction(action, walk);
  const checkedContext = shaped(ContextBundle, context, 'context', walk);
  if (!checkedAction.ok || !checkedContext.ok)
    return err([...(checkedAction.ok ? [] : checkedAction.error), ...(checkedContext.ok ? [] : checkedContext.error)]);

  const actionBytes = bytesOf(checkedAction.value);
  if (actionBytes > LIMITS.actionBytes)
    return err([{ field: 'action', message: `is ${actionBytes} bytes of JSON`, limit: LIMITS.actionBytes }]);
  const bundleBytes = actionBytes + bytesOf(checkedContext.value);
  if (bundleBytes > LIMITS.bundleBytes)
    return err([{ field: 'context', message: `makes the bundle ${bundleBytes} bytes of JSON`, limit: LIMITS.bundleBytes }]);

  const { argumentsSchema } = checkedAction.value;
  const usable = argumentsSchema === undefined ? ok(null) : checkArgumentsSchema(argumentsSchema);
  if (!usable.ok) return err([{ field: `action.${usable.error.field}`, message: usable.error.message }]);
  return ok({ action: checkedAction.value, actionDigest: actionDigest(checkedAction.value), context: checkedContext.value });
};
