import type { z } from 'zod';
import type { Ack, CommandMessage } from '../protocol/contract.ts';
import { LIMITS } from '../protocol/limits.ts';
import { type WireError, wireError } from '../protocol/wire-error.ts';
import type { AbortSignalLike } from './abort-signal.ts';
import { backoffMs } from './backoff.ts';
import { readAnswer } from './read-answer.ts';
import type { LocalError, Retry, Sent } from './sent.ts';
import type { Clock, SocketPort } from './socket-port.ts';

/** Longest delay that timers take; a longer one would fire at once. About 24.8 days. */
const MAX_DELAY_MS = 2_147_483_647;

export type QueuedCommand = {
  readonly name: string;
  readonly commandId: string;
  readonly input: unknown;
  readonly output: z.ZodType;
  readonly retry: Retry;
  readonly signal: AbortSignalLike | undefined;
  /** In place of the queue's own, for one try of this command. */
  readonly ackTimeoutMs?: number | undefined;
};

export type CommandQueueOptions = {
  readonly clock: Clock;
  readonly random: () => number;
  readonly ackTimeoutMs: number;
  readonly emit: SocketPort['emit'];
  /** Every slot is held by a try that went unanswered too long: this connection is of no use. */
  readonly onStalled: () => void;
};

export type CommandQueue = {
  readonly send: (command: QueuedCommand) => Promise<Sent<unknown>>;
  /** A session is there: commands may go out. */
  readonly ready: () => void;
  /** There is no session now: nothing on the wire will be answered, new commands wait. */
  readonly lost: () => void;
  /** Gives up everything with `CLOSED`, and what comes later too, until `ready` or `lost`. */
  readonly close: () => void;
};

type Entry = {
  readonly command: QueuedCommand;
  readonly settle: (result: Sent<unknown>) => void;
  phase: 'queued' | 'sent' | 'waiting' | 'settled';
  tries: number;
  /** Tries whose answer is missing: while there is one, the hub may have acted. */
  unanswered: number;
  last: WireError | undefined;
  slot: Slot | undefined;
  cancelWait: () => void;
};

/** One try on the wire of this connection. Held until the hub answers, since the hub counts it until then. */
type Slot = { readonly entry: Entry; expired: boolean; cancelTimeout: () => void };

const nothing = (): void => {};

/** The one owner of retries: first in, first out, at most 32 unanswered tries per connection. */
export const createCommandQueue = ({ clock, random, ackTimeoutMs, emit, onStalled }: CommandQueueOptions): CommandQueue => {
  const entries = new Set<Entry>();
  const slots = new Set<Slot>();
  let isReady = false;
  let isClosed = false;
  let pumping = false;
  let pumpAgain = false;

  const after = (ms: number, run: () => void): (() => void) => clock.after(Math.min(MAX_DELAY_MS, Math.max(0, ms)), run);

  const settle = (entry: Entry, result: Sent<unknown>): void => {
    if (entry.phase === 'settled') return;
    entry.phase = 'settled';
    entry.cancelWait();
    entries.delete(entry);
    entry.settle(result);
  };

  const giveUp = (entry: Entry, code: LocalError['code']): void => {
    const delivered = entry.unanswered > 0 ? 'unknown' : 'no';
    const { last } = entry;
    const message = LOCAL_MESSAGES[code];
    settle(entry, { ok: false, error: { code, message, retryable: false, delivered, ...(last ? { last } : {}) } });
  };

  const tryAgain = (entry: Entry, error?: WireError): void => {
    if (entry.command.retry === 'once') {
      if (error) settle(entry, { ok: false, error });
      else giveUp(entry, 'TIMED_OUT');
      return;
    }
    entry.phase = 'waiting';
    entry.cancelWait = after((error?.retryAfterMs ?? 0) + backoffMs(entry.tries, random()), () => {
      entry.phase = 'queued';
      pump();
    });
  };

  const onAnswer = (slot: Slot, raw: Ack<unknown>): void => {
    if (!slots.delete(slot)) return;
    slot.cancelTimeout();
    const { entry } = slot;
    entry.unanswered -= 1;
    const answer = readAnswer(entry.command.output, raw);
    if (answer.ok || !answer.error.retryable) {
      settle(entry, answer);
    } else {
      entry.last = answer.error;
      // A late "try again" to a try that was given up says nothing about the newer one.
      if (entry.phase === 'sent' && entry.slot === slot) tryAgain(entry, answer.error);
    }
    pump();
  };

  const onSilence = (slot: Slot): void => {
    slot.expired = true;
    if (slot.entry.phase === 'sent' && slot.entry.slot === slot) tryAgain(slot.entry);
    pump();
  };

  const transmit = (entry: Entry): void => {
    const slot: Slot = { entry, expired: false, cancelTimeout: nothing };
    slots.add(slot);
    slot.cancelTimeout = after(entry.command.ackTimeoutMs ?? ackTimeoutMs, () => onSilence(slot));
    entry.phase = 'sent';
    entry.slot = slot;
    entry.tries += 1;
    entry.unanswered += 1;
    const { name, commandId, input } = entry.command;
    const message: CommandMessage = { commandId, input };
    try {
      emit(name, message, (raw) => onAnswer(slot, raw));
    } catch {
      slots.delete(slot);
      slot.cancelTimeout();
      entry.unanswered -= 1;
      settle(entry, { ok: false, error: wireError('BAD_SCHEMA', 'the input cannot be written as JSON', { field: 'input' }) });
    }
  };

  const sendQueued = (): void => {
    for (const entry of entries) {
      if (!isReady) return;
      if (entry.phase !== 'queued') continue;
      if (slots.size >= LIMITS.inFlightPerSocket) {
        if ([...slots].every((slot) => slot.expired)) onStalled();
        return;
      }
      transmit(entry);
    }
  };

  // A loop, not recursion: a socket that acks at once would otherwise nest one call per command.
  const pump = (): void => {
    pumpAgain = true;
    if (pumping) return;
    pumping = true;
    while (pumpAgain) {
      pumpAgain = false;
      sendQueued();
    }
    pumping = false;
  };

  const send = (command: QueuedCommand): Promise<Sent<unknown>> =>
    new Promise((resolve) => {
      const { retry, signal } = command;
      const onAbort = (): void => giveUp(entry, 'ABORTED');
      let cancelDeadline = nothing;
      const entry: Entry = {
        command,
        settle: (result) => {
          cancelDeadline();
          signal?.removeEventListener('abort', onAbort);
          resolve(result);
        },
        phase: 'queued',
        tries: 0,
        unanswered: 0,
        last: undefined,
        slot: undefined,
        cancelWait: nothing,
      };
      if (isClosed) return giveUp(entry, 'CLOSED');
      if (signal?.aborted) return onAbort();
      signal?.addEventListener('abort', onAbort);
      if (retry === 'once') cancelDeadline = after(ackTimeoutMs, () => entry.tries === 0 && giveUp(entry, 'TIMED_OUT'));
      else if (retry !== 'forever') cancelDeadline = after(retry.forMs, () => giveUp(entry, 'TIMED_OUT'));
      entries.add(entry);
      pump();
    });

  return {
    send,
    ready: () => {
      isReady = true;
      isClosed = false;
      pump();
    },
    lost: () => {
      isReady = false;
      isClosed = false;
      for (const slot of slots) slot.cancelTimeout();
      slots.clear();
      for (const entry of [...entries]) if (entry.phase === 'sent') tryAgain(entry);
    },
    close: () => {
      isClosed = true;
      for (const entry of [...entries]) giveUp(entry, 'CLOSED');
    },
  };
};

const LOCAL_MESSAGES = {
  TIMED_OUT: 'no answer from the hub in time',
  ABORTED: 'given up by the caller',
  CLOSED: 'the connection was closed',
} as const satisfies Record<LocalError['code'], string>;
