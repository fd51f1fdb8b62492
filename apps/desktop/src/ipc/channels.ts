/** Every call a page may make of the shell. Names only, so that the preload stays small; shapes are in contract.ts. */
export const callNames = [
  'shell:describe',
  'notification:show',
  'notification:dismiss',
  'notification:permission',
  'badge:set',
  'settings:read',
  'settings:write',
  'secret:get',
  'secret:set',
  'secret:remove',
  'window:focus',
  'window:reload',
  'external:open',
  'login-item:read',
  'login-item:write',
  'update:act',
  'menu:set',
] as const;
export type CallName = (typeof callNames)[number];

/** Everything the shell tells the page unasked. */
export const eventNames = [
  'activation',
  'item:opened',
  'window:focused',
  'power:resumed',
  'power:locked',
  'power:unlocked',
  'update:changed',
  'menu:chosen',
] as const;
export type EventName = (typeof eventNames)[number];
