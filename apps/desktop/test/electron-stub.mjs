/**
 * Loaded with `node --import`: stands in for the module that only Electron itself has, just far enough that the bundled
 * main process starts, finds another instance running and quits, and that the updater can be made.
 */
import { registerHooks } from 'node:module';

const names = ['BrowserWindow', 'dialog', 'ipcMain', 'Menu', 'nativeImage', 'Notification', 'powerMonitor', 'protocol'];
const rest = [...names, 'safeStorage', 'screen', 'shell', 'Tray', 'autoUpdater', 'net'];
const source = `
  const app = {
    isPackaged: false,
    requestSingleInstanceLock: () => (console.log('asked for the lock'), false),
    quit: () => console.log('quit'),
    whenReady: () => Promise.resolve(),
    getPath: () => '/', getAppPath: () => '/', getName: () => 'stub', getVersion: () => '0.1.0',
  };
  const onBeforeRequest = (listener) => {
    for (const url of ['https://updates.example/latest.yml', 'http://updates.example/latest.yml', 'file:///etc/passwd'])
      listener({ url }, ({ cancel }) => console.log(url, cancel ? 'is cancelled' : 'lets pass'));
  };
  const session = { fromPartition: (name) => (console.log('session', name), { webRequest: { onBeforeRequest } }) };
  const rest = { on: () => undefined };
  export { app, session };
  export { ${rest.map((name) => `rest as ${name}`).join(', ')} };
  export default { app };
  const all = { app, session, ${rest.map((name) => `${name}: rest`).join(', ')} };
  export { all as 'module.exports' };
`;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: 'electron:stub', shortCircuit: true } : next(specifier, context),
  load: (url, context, next) => (url === 'electron:stub' ? { format: 'module', source, shortCircuit: true } : next(url, context)),
});
