import type { Result } from '@countersign/shared/domain/result';
import type { ProposedAction } from '@countersign/shared/model/action';
import type { ContextBundle } from '@countersign/shared/model/context';

/** What one record of a file becomes. */
export type Proposal = {
  /** The record's own stable name, 1 to 256 characters: replaying the file again continues instead of proposing twice. */
  readonly key: string;
  readonly action: ProposedAction;
  readonly context: ContextBundle;
};

/** The text of a file beside the replayed one, such as a policy; undefined when there is none. */
export type Beside = (file: string) => string | undefined;

/**
 * Turns one parsed line into a proposal, or says what is wrong with it. Pure: the same record must give the same proposal,
 * or a second replay finds a key with other content. What the record knows about the right answer must be left out.
 */
export type Mapping = (record: unknown, beside: Beside) => Result<Proposal, string>;
