import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { ProposedAction } from '../model/action.ts';
import type { Command } from '../model/command.ts';
import type { Digest, EscalationId } from '../model/ids.ts';

/** The domain separator keeps a digest of one kind from standing in for another. */
const digest = (separator: string, value: unknown): Digest => {
  const canonical = canonicalize(value);
  if (canonical === undefined) throw new TypeError(`${separator}: not a JSON value`);
  return bytesToHex(sha256(utf8ToBytes(`${separator}\n${canonical}`))) as Digest;
};

/**
 * Digest of an action: SHA-256 over "countersign/action/v1\n" and the RFC 8785 canonical form (JCS).
 * Equal for any key order; different for any other change, number forms and Unicode forms included.
 */
export const actionDigest = (action: ProposedAction): Digest => digest('countersign/action/v1', action);

/** Digest of the whole bundle, so that the same key with other content is recognised. */
export const bundleDigest = (bundle: { action: ProposedAction; context: unknown }): Digest =>
  digest('countersign/bundle/v1', bundle);

/**
 * A command as the receipts of the first version name it: three of them hold the id as well, and none what was looked up.
 * In another form, every repeat across an update would pass for another command (SPEC H-20).
 */
const asReceived = (escalationId: EscalationId, command: Command): object => {
  switch (command.kind) {
    case 'decide': {
      const { recheck: _recheck, ...asked } = command;
      return { ...asked, escalationId };
    }
    case 'begin':
    case 'finish':
      return { ...command, escalationId };
    default:
      return command;
  }
};

/** Digest of what a command asks for, so that its repeat can be told from another command under the same id. */
export const commandDigest = (escalationId: EscalationId, command: Command): Digest =>
  digest('countersign/command/v1', [escalationId, asReceived(escalationId, command)]);

/** The same for a command that is not about one escalation's state. */
export const requestDigest = (name: string, input: unknown): Digest => digest('countersign/request/v1', [name, input]);
