import { type Result, err, ok } from '@countersign/shared/domain/result';
import { ProposedAction } from '@countersign/shared/model/action';
import { ContextBundle } from '@countersign/shared/model/context';
import { SubmissionKey } from '@countersign/shared/model/ids';
import { z } from 'zod';
import { firstIssue } from './first-issue.ts';
import { findMalformed } from './find-malformed.ts';
import type { Beside, Mapping, Proposal } from './mapping.ts';
import type { Line } from './read-lines.ts';

const CheckedProposal = z.object({ key: SubmissionKey, action: ProposedAction, context: ContextBundle });
export type CheckedProposal = z.infer<typeof CheckedProposal>;

const because = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

const parseJson = (text: string): Result<unknown, string> => {
  try {
    return ok(JSON.parse(text));
  } catch (cause) {
    return err(`is not JSON: ${because(cause)}`);
  }
};

/** Mappings are also written by users, in plain JavaScript: whatever comes out of one is checked. */
const runMapping = (mapping: Mapping, record: unknown, beside: Beside): Result<Proposal, string> => {
  try {
    const mapped: unknown = mapping(record, beside);
    const isResult = typeof mapped === 'object' && mapped !== null && 'ok' in mapped;
    return isResult
      ? (mapped as Result<Proposal, string>)
      : err('the mapping must return {ok: true, value} or {ok: false, error}');
  } catch (cause) {
    return err(`the mapping failed: ${because(cause)}`);
  }
};

/** One line as a proposal that the wire accepts, or what is wrong with it; undefined for an empty line. */
export const readProposal = (line: Line, mapping: Mapping, beside: Beside): Result<CheckedProposal, string> | undefined => {
  if ('error' in line) return err(line.error);
  // A byte order mark would stand in front of the first brace.
  const text = line.number === 1 ? line.text.replace(/^\uFEFF/, '') : line.text;
  if (text.trim() === '') return undefined;
  const record = parseJson(text);
  if (!record.ok) return record;
  const unusable = findMalformed(record.value);
  if (unusable !== undefined) return err(unusable);
  const mapped = runMapping(mapping, record.value, beside);
  if (!mapped.ok) return err(String(mapped.error));
  // A mapping may cut a pair of surrogates in two.
  const malformed = findMalformed(mapped.value);
  if (malformed !== undefined) return err(`the mapping made text that ${malformed}`);
  const checked = CheckedProposal.safeParse(mapped.value);
  return checked.success ? ok(checked.data) : err(firstIssue(checked.error));
};
