import { SubmissionKey } from '@countersign/shared/model/ids';
import type { AgentHub } from './agent-connection.ts';
import type { Beside, Mapping } from './mapping.ts';
import { type Routed, proposeRecord } from './propose-record.ts';
import type { Line } from './read-lines.ts';
import { type CheckedProposal, readProposal } from './read-proposals.ts';

export type Problem = { readonly line: number; readonly id?: string; readonly error: string };

export type ReplayInput = {
  readonly lines: AsyncIterable<Line>;
  readonly mapping: Mapping;
  readonly beside: Beside;
  readonly hub: AgentHub;
  /** Appended to every key, so that the same file can be proposed anew. */
  readonly run?: string | undefined;
  readonly signal: AbortSignal;
  readonly onRouted?: (routed: Routed) => void;
  readonly onProblem?: (problem: Problem) => void;
  /** Bytes of the file that have been read. */
  readonly onRead?: (bytes: number) => void;
};

export type Replayed = { readonly routed: readonly Routed[]; readonly problems: readonly Problem[] };

/** Proposals under way at a time; the hub allows 32 per connection. */
const AT_ONCE = 16;

/**
 * Proposes every line of a file. A line that cannot be used is reported and does not stop the others; the same id twice in
 * one file is reported too, since the second would silently be taken for the first.
 */
export const replay = async ({ lines, mapping, beside, hub, run, signal, ...told }: ReplayInput): Promise<Replayed> => {
  const routed: Routed[] = [];
  const problems: Problem[] = [];
  const seen = new Map<string, number>();
  const under = new Set<Promise<void>>();

  const report = (problem: Problem): void => {
    problems.push(problem);
    told.onProblem?.(problem);
  };

  const send = async (line: number, proposal: CheckedProposal): Promise<void> => {
    const sent = await proposeRecord(hub, line, proposal, signal);
    if (!sent.ok) return report({ line, id: proposal.key, error: sent.error });
    routed.push(sent.value);
    told.onRouted?.(sent.value);
  };

  for await (const line of lines) {
    if (signal.aborted) break;
    told.onRead?.(line.end);
    const read = readProposal(line, mapping, beside);
    if (read === undefined) continue;
    if (!read.ok) {
      report({ line: line.number, error: read.error });
      continue;
    }
    const first = seen.get(read.value.key);
    if (first !== undefined) {
      report({ line: line.number, id: read.value.key, error: `has the same id as line ${first}` });
      continue;
    }
    seen.set(read.value.key, line.number);
    const key = SubmissionKey.safeParse(run === undefined ? read.value.key : `${read.value.key}#${run}`);
    if (!key.success) {
      report({ line: line.number, id: read.value.key, error: 'the id and --run together are longer than 256 characters' });
      continue;
    }
    const work = send(line.number, { ...read.value, key: key.data }).finally(() => under.delete(work));
    under.add(work);
    if (under.size >= AT_ONCE) await Promise.race(under);
  }
  await Promise.all(under);
  routed.sort((one, other) => one.line - other.line);
  return { routed, problems };
};
