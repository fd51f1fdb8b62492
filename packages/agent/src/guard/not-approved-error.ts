import type { Outcome } from '../outcome/outcome.ts';

/** Every outcome that is no permission to run. */
export type NotRun = Exclude<Outcome, { kind: 'run' | 'run-modified' }>;

const explain = (outcome: NotRun): string => {
  switch (outcome.kind) {
    case 'refuse':
      return `refused by ${outcome.byName} (${outcome.reasonCode})${outcome.reason === undefined ? '' : `: ${outcome.reason}`}`;
    case 'respond':
      return `answered instead: ${outcome.message}`;
    case 'taken-over':
      return `taken over by ${outcome.byName}`;
    case 'expired':
      return 'nobody decided in time';
    case 'withdrawn':
      return `withdrawn: ${outcome.reason}`;
    case 'already-done':
      return `the effect of this key is already ${outcome.phase}`;
    case 'invalid':
      return `invalid proposal: ${outcome.problems.map(({ field, message }) => `${field} ${message}`).join('; ')}`;
    case 'conflict':
    case 'unavailable':
      return outcome.message;
  }
};

const marker = Symbol.for('countersign.NotApprovedError');

/** A guarded tool did not run. `outcome` says why; `message` is fit for the model that asked. */
export class NotApprovedError extends Error {
  readonly outcome: NotRun;
  readonly [marker] = true;

  constructor(outcome: NotRun) {
    super(`Not run: ${explain(outcome)}`);
    this.name = 'NotApprovedError';
    this.outcome = outcome;
  }

  /** Works across copies of this package, where `instanceof` does not. */
  static isInstance(value: unknown): value is NotApprovedError {
    return value instanceof Error && marker in value;
  }
}
