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
] as const;
export type CallName = (typeof callNames)[number];

/** Everything the shell tells the page unasked. */
export const eventNames = ['activation', 'window:focused', 'power:resumed'] as const;
export type EventName = (typeof eventNames)[number];
