/**
 * Loaded with `node --import`: stands in for the module that only Electron itself has, just far enough that the bundled
 * main process starts, finds another instance running and quits.
 */
import { registerHooks } from 'node:module';

const names = ['app', 'BrowserWindow', 'dialog', 'ipcMain', 'Menu', 'nativeImage', 'Notification', 'powerMonitor', 'protocol'];
const source = `
  const app = {
    isPackaged: false,
    requestSingleInstanceLock: () => (console.log('asked for the lock'), false),
    quit: () => console.log('quit'),
    getPath: () => '/', getVersion: () => '0',
  };
  const rest = {};
  export { app };
  export { ${[...names.slice(1), 'safeStorage', 'screen', 'session', 'shell', 'Tray'].map((name) => `rest as ${name}`).join(', ')} };
  export default { app };
`;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: 'electron:stub', shortCircuit: true } : next(specifier, context),
  load: (url, context, next) => (url === 'electron:stub' ? { format: 'module', source, shortCircuit: true } : next(url, context)),
});
