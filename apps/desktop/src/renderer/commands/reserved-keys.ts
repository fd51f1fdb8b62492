/** Browsers act on these before or instead of the page, or people need them in every program. */
const WITH_MOD = new Set([
  ...['t', 'n', 'w', 'q', 'r', 'l', 'd', 'p', 's', 'o', 'h', 'u', 'm'],
  ...['c', 'v', 'x', 'a', 'f', 'g', 'y'],
  ...['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '+', '-', '='],
  ...['Shift+t', 'Shift+n', 'Shift+w', 'Shift+r', 'Shift+i', 'Shift+j', 'Shift+c', 'Shift+q', 'Shift+b'],
  ...['PageUp', 'PageDown', 'Space', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'F4', 'F5'],
]);
const WITH_ALT = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'Space', 'F4', 'F2', 'Enter', 'Shift+Enter']);
/** Help, find, reload, caret browsing, menu, full screen, developer tools. */
const ALONE = new Set(['F1', 'F3', 'F5', 'F6', 'F7', 'F10', 'F11', 'F12', 'Shift+F5', 'Shift+F10']);

/** Whether the system or the browser keeps this key for itself. */
export const isReserved = (key: string): boolean => {
  if (key.startsWith('Mod+')) return WITH_MOD.has(key.slice('Mod+'.length));
  if (key.startsWith('Alt+')) return WITH_ALT.has(key.slice('Alt+'.length));
  return ALONE.has(key);
};
