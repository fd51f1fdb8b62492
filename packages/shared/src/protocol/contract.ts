import type { z } from 'zod';
import type { CommandId } from '../model/ids.ts';
import type { WireError } from './wire-error.ts';

export type CommandSpec = { readonly input: z.ZodType; readonly output: z.ZodType };
export type Contract = {
  readonly commands: Readonly<Record<string, CommandSpec>>;
  readonly events: Readonly<Record<string, z.ZodType>>;
};
export const defineContract = <const C extends Contract>(contract: C): C => contract;

export type CommandName<C extends Contract> = keyof C['commands'] & string;
export type EventName<C extends Contract> = keyof C['events'] & string;
export type Input<C extends Contract, K extends CommandName<C>> = z.output<C['commands'][K]['input']>;
export type Output<C extends Contract, K extends CommandName<C>> = z.output<C['commands'][K]['output']>;
export type EventData<C extends Contract, K extends EventName<C>> = z.output<C['events'][K]>;

/** Every command travels in this envelope; a repeat with the same id gets the stored answer. */
export type CommandMessage = { readonly commandId: CommandId | string; readonly input: unknown };
export type Ack<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: WireError };
