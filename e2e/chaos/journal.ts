import { EventEmitter, once } from 'node:events';

/**
 * What the hub's callers were told, kept outside the hub's process: the hub may forget nothing that stands here.
 * A submission is named by `agentId key`.
 */
export const createJournal = () => {
  const submitted = new Set<string>();
  const handedBack = new Set<string>();
  const finished = new Set<string>();
  /** Every escalation id that was ever answered or delivered for a submission. */
  const escalations = new Map<string, Set<string>>();
  /** Every decision id that was ever accepted or delivered for an escalation. */
  const decisions = new Map<string, Set<string>>();
  const complaints: string[] = [];
  const bell = new EventEmitter();

  const note = (map: Map<string, Set<string>>, name: string, value: string): void => {
    const known = map.get(name);
    if (known === undefined) map.set(name, new Set([value]));
    else known.add(value);
  };

  return {
    submitted,
    handedBack,
    finished,
    escalations,
    decisions,
    complaints,
    submit: (name: string) => submitted.add(name),
    /** The hub acknowledged this submission, or spoke of it. */
    acknowledge: (name: string, escalationId: string) => note(escalations, name, escalationId),
    /** The hub accepted or delivered this decision. */
    decide: (escalationId: string, decisionId: string) => note(decisions, escalationId, decisionId),
    handBack: (name: string): void => {
      handedBack.add(name);
      bell.emit('hand-back');
    },
    finish: (name: string) => finished.add(name),
    /** An answer that no correct hub gives. */
    complain: (what: string) => complaints.push(what),
    /** Resolves after so many further hand-backs. */
    handBacks: async (count: number, signal: AbortSignal): Promise<void> => {
      const target = handedBack.size + count;
      while (handedBack.size < target) await once(bell, 'hand-back', { signal });
    },
  };
};
export type Journal = ReturnType<typeof createJournal>;
