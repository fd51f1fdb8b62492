import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { callNames, eventNames } from '../ipc/channels.ts';

const call = Object.fromEntries(callNames.map((name) => [name, (input: unknown) => ipcRenderer.invoke(name, input)]));

const listen = Object.fromEntries(
  eventNames.map((name) => [
    name,
    (listener: (payload: unknown) => void) => {
      // The event object carries `sender`, which must not reach the page.
      const relay = (_event: IpcRendererEvent, payload: unknown): void => listener(payload);
      ipcRenderer.on(name, relay);
      return () => void ipcRenderer.removeListener(name, relay);
    },
  ]),
);

contextBridge.exposeInMainWorld('shell', { call, listen });
