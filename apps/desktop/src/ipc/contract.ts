import { z } from 'zod';
import { EscalationId } from '@countersign/shared/model/ids';
import { NotificationTag } from '../platform/notification-tag.ts';
import { MenuGroup } from '../platform/menu-group.ts';
import { Settings } from '../platform/settings.ts';
import { UpdateState } from '../platform/update-state.ts';
import type { CallName, EventName } from './channels.ts';

const nothing = z.undefined();
const secretKey = z.string().regex(/^[a-z][a-zA-Z0-9.-]{0,63}$/, 'a short name');
const action = z.enum(['open', 'claim', 'snooze']);

const NotificationRequest = z.strictObject({
  tag: NotificationTag,
  title: z.string().min(1).max(500),
  body: z.string().max(500),
  urgency: z.enum(['low', 'normal', 'critical']),
  actions: z.array(action).max(3).readonly(),
  labels: z.array(z.string().min(1).max(40)).max(3).readonly().exactOptional(),
  group: NotificationTag.exactOptional(),
  silent: z.boolean().exactOptional(),
});
export type NotificationRequest = z.output<typeof NotificationRequest>;

const NotificationOutcome = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('shown'), by: z.literal('fallback').exactOptional() }),
  z.strictObject({ outcome: z.enum(['suppressed', 'denied', 'unsupported', 'failed']), reason: z.string() }),
]);
export type NotificationOutcome = z.output<typeof NotificationOutcome>;

type Shape = typeof Settings.shape;

/** A field is given or absent; `undefined` in its place would erase a preference. */
const SettingsPatch = z.strictObject(
  // Entries lose which schema belongs to which name; the mapped type says it again.
  Object.fromEntries(Object.entries(Settings.shape).map(([name, schema]) => [name, z.exactOptional(schema)])) as {
    [K in keyof Shape]: z.ZodExactOptional<Shape[K]>;
  },
);

const ShellDescription = z.strictObject({
  capabilities: z.strictObject({
    notificationActions: z.boolean(),
    badge: z.boolean(),
    tray: z.boolean(),
    secureSecrets: z.boolean(),
    openAtLogin: z.boolean(),
  }),
  focused: z.boolean(),
  update: UpdateState,
});

/** Input and output of each call. Both are checked in the main process; the page is not trusted to send what it declares. */
export const calls = {
  'shell:describe': { input: nothing, output: ShellDescription },
  'notification:show': { input: NotificationRequest, output: NotificationOutcome },
  'notification:dismiss': { input: NotificationTag, output: z.void() },
  'notification:permission': { input: nothing, output: z.enum(['granted', 'denied', 'undecided', 'unsupported']) },
  'badge:set': { input: z.int().min(0).max(1_000_000), output: z.void() },
  'settings:read': { input: nothing, output: Settings },
  /** `reload`: the hub's origin changed, and this document's content policy still names the old one. */
  'settings:write': { input: SettingsPatch, output: z.strictObject({ settings: Settings, reload: z.boolean() }) },
  'secret:get': { input: secretKey, output: z.string().optional() },
  'secret:set': { input: z.strictObject({ key: secretKey, value: z.string().max(8_192) }), output: z.void() },
  'secret:remove': { input: secretKey, output: z.void() },
  'window:focus': { input: nothing, output: z.void() },
  'window:reload': { input: nothing, output: z.void() },
  'external:open': { input: z.string().max(2_048), output: z.enum(['opened', 'declined', 'refused']) },
  'login-item:read': { input: nothing, output: z.boolean() },
  'login-item:write': { input: z.boolean(), output: z.boolean() },
  'menu:set': { input: z.array(MenuGroup).max(8).readonly(), output: z.void() },
  'update:act': { input: z.enum(['check', 'download', 'install']), output: z.void() },
} satisfies Record<CallName, { input: z.ZodType; output: z.ZodType }>;

export const events = {
  activation: z.strictObject({ tag: NotificationTag, action }),
  'window:focused': z.boolean(),
  'item:opened': EscalationId,
  'power:resumed': nothing,
  'power:locked': nothing,
  'power:unlocked': nothing,
  'update:changed': UpdateState,
  'menu:chosen': z.string(),
} satisfies Record<EventName, z.ZodType>;

export type CallInput<N extends CallName> = z.output<(typeof calls)[N]['input']>;
export type CallOutput<N extends CallName> = z.output<(typeof calls)[N]['output']>;
export type EventPayload<N extends EventName> = z.output<(typeof events)[N]>;

/** A refused call is a value: an exception that crosses the bridge loses its type and gains a stack trace. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly error: { readonly code: 'foreign-frame' | 'invalid-input' | 'internal'; readonly message: string };
    };

/** What the preload puts on `window.shell`, and all that a page can reach of the main process. */
export type ShellApi = {
  readonly call: { readonly [N in CallName]: (input: CallInput<N>) => Promise<Answer<CallOutput<N>>> };
  /** Each returns a function that ends the subscription. */
  readonly listen: { readonly [N in EventName]: (listener: (payload: EventPayload<N>) => void) => () => void };
};
