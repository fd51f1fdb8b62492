import type { z } from 'zod';
import { CommandId } from '@countersign/shared/model/ids';
import type { Result } from '@countersign/shared/domain/result';
import type { Ack, CommandName, Contract, Input, Output } from '@countersign/shared/protocol/contract';
import type { Limits } from '@countersign/shared/protocol/limits';
import { type WireError, wireError } from '@countersign/shared/protocol/wire-error';
import type { WorkError } from '../services/work.ts';
import { scopeOf } from './authorisation.ts';
import { RefusedPayload } from './door-parser.ts';
import type { NameOf } from './views.ts';
import { type HubSocket, type Session, sessionOf } from './session.ts';

export type Handlers<C extends Contract> = {
  readonly [K in CommandName<C>]: (
    session: Session,
    commandId: CommandId,
    input: Input<C, K>,
  ) => Promise<Result<Output<C, K>, WorkError>>;
};

export type CommandLog = (entry: {
  readonly command: string;
  readonly principal: string;
  readonly code: string;
  readonly cause?: unknown;
}) => void;

type Answer = (result: Ack<unknown>) => void;

/** The first thing that is wrong with an input, as a person would want it said. */
export const schemaError = (error: z.ZodError): WireError => {
  const issue = error.issues[0];
  const field = issue?.path.join('.') || 'input';
  const message = issue?.message ?? 'not as expected';
  if (issue?.code === 'too_big' || issue?.code === 'too_small') {
    const limit = issue.code === 'too_big' ? issue.maximum : issue.minimum;
    return wireError(issue.code === 'too_big' ? 'LIMIT' : 'BAD_SCHEMA', `${field}: ${message}`, { field, limit: Number(limit) });
  }
  if (issue?.code === 'unrecognized_keys')
    return wireError('BAD_SCHEMA', `${field}: ${message}`, {
      field: [...issue.path, issue.keys[0]].join('.'),
      limit: 'known fields only',
    });
  return wireError('BAD_SCHEMA', `${field}: ${message}`, { field });
};

/** The loser of a race is told who won, by name. */
const toWire = ({ code, message, current, ...more }: WorkError, nameOf: NameOf): WireError =>
  wireError(code, message, {
    ...more,
    ...(current === undefined
      ? {}
      : { current: { ...current, ...(current.by === undefined ? {} : { byName: nameOf(current.by) }) } }),
  });

export type CommandContext = {
  readonly limits: Pick<Limits, 'inFlightPerSocket'>;
  readonly log: CommandLog;
  readonly nameOf: NameOf;
};

/**
 * The one way in for commands: count → refuse what the door refused → authorise → parse → handle → ack.
 * A throw in a handler hits this packet only (S6).
 */
export const registerCommands = <C extends Contract>(
  socket: HubSocket,
  contract: C,
  handlers: Handlers<C>,
  { limits, log, nameOf }: CommandContext,
): void => {
  let inFlight = 0;

  const handle = async (name: string, payload: unknown): Promise<Ack<unknown>> => {
    const session = sessionOf(socket);
    const spec = Object.hasOwn(contract.commands, name) ? contract.commands[name] : undefined;
    const refused = (error: WireError): Ack<unknown> => {
      // What is no command of ours is somebody's text and stays out of the log.
      log({ command: spec === undefined ? 'unknown' : name, principal: session.principal.id, code: error.code });
      return { ok: false, error };
    };
    if (payload instanceof RefusedPayload) return refused(payload.error);
    if (spec === undefined)
      return refused(wireError('BAD_SCHEMA', `Unknown command "${name.slice(0, 64)}".`, { field: 'command' }));
    if (scopeOf(name, session.principal.role) === undefined)
      return refused(wireError('FORBIDDEN', `The role ${session.principal.role} may not ${name}.`, { field: 'command' }));
    const envelope = (payload ?? {}) as { readonly commandId?: unknown; readonly input?: unknown };
    const commandId = CommandId.safeParse(envelope.commandId);
    if (!commandId.success) return refused({ ...schemaError(commandId.error), field: 'commandId' });
    const input = spec.input.safeParse(envelope.input);
    if (!input.success) return refused(schemaError(input.error));
    try {
      const handler = handlers[name as CommandName<C>];
      const result = await handler(session, commandId.data, input.data as Input<C, CommandName<C>>);
      return result.ok ? { ok: true, value: result.value } : refused(toWire(result.error, nameOf));
    } catch (cause) {
      log({ command: name, principal: session.principal.id, code: 'INTERNAL', cause });
      return { ok: false, error: wireError('INTERNAL', 'The hub made a mistake; it is in its log.') };
    }
  };

  socket.onAny((name: unknown, ...rest: unknown[]) => {
    const last = rest.at(-1);
    const answer: Answer = typeof last === 'function' ? (last as Answer) : () => undefined;
    if (inFlight >= limits.inFlightPerSocket) {
      answer({
        ok: false,
        error: wireError('RATE_LIMITED', 'Too many commands are unanswered.', {
          field: 'inFlight',
          limit: limits.inFlightPerSocket,
          retryAfterMs: 100,
        }),
      });
      return;
    }
    inFlight++;
    void handle(typeof name === 'string' ? name : '', rest[0]).then((result) => {
      inFlight--;
      answer(result);
    });
  });
};
