import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import { callNames, type CallName } from '../ipc/channels.ts';
import { calls, type Answer, type CallInput, type CallOutput } from '../ipc/contract.ts';

export type Handlers = { readonly [N in CallName]: (input: CallInput<N>) => CallOutput<N> | Promise<CallOutput<N>> };

const refuse = (code: 'foreign-frame' | 'invalid-input' | 'internal', message: string): Answer<never> => ({
  ok: false,
  error: { code, message },
});

/**
 * Binds every call of the contract; the only place that touches `ipcMain`. A call is answered when it comes from the
 * page's own top frame and fits the contract. Whatever a handler throws is logged here and told to the page without detail.
 */
export const bindCalls = (
  handlers: Handlers,
  port: { isOwnFrame(event: IpcMainInvokeEvent): boolean; log(line: string): void },
): void => {
  const bind = <N extends CallName>(name: N): void => {
    const { input, output } = calls[name];
    // TypeScript cannot see that the schema and the handler of one name belong together; the contract's types say so.
    const handle = handlers[name] as (input: unknown) => unknown;
    ipcMain.handle(name, async (event, argument: unknown): Promise<Answer<unknown>> => {
      if (!port.isOwnFrame(event)) {
        port.log(`${name} refused: foreign frame`);
        return refuse('foreign-frame', 'this page may not call the shell');
      }
      const parsed = input.safeParse(argument);
      if (!parsed.success) return refuse('invalid-input', z.prettifyError(parsed.error));
      try {
        return { ok: true, value: output.parse(await handle(parsed.data)) };
      } catch (error) {
        port.log(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        return refuse('internal', `${name} failed; the program's log says why`);
      }
    });
  };
  callNames.forEach(bind);
};
