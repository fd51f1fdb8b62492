import { z } from 'zod';
import { DEFAULT_NOTIFICATION_SETTINGS, NotificationSettings, NotifyLevel } from './notification-settings.ts';

/** What is read after a decision: the row that moved up, the one before it, the list, or the same item still. */
export const Advance = z.enum(['next', 'previous', 'list', 'stay']);
export type Advance = z.infer<typeof Advance>;

/** What a reviewer may choose. Kept on this machine; never holds a token, a name or anything from an escalation. */
export const Settings = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['comfortable', 'compact']),
  /** `system`: the first of the system's languages that there is a catalogue for. */
  language: z.enum(['system', 'en', 'de', 'ar']),
  /** What raises a notification: every new item, high and critical risk, only what concerns this person, or nothing. */
  notify: NotifyLevel,
  notifications: NotificationSettings,
  /** Whether one letter is enough to run a command (WCAG 2.1.4), needs Alt with it, or does nothing. */
  singleKeys: z.enum(['on', 'alt', 'off']),
  /** Keys by command, in place of the default ones. An empty list takes the keys away. */
  keys: z.record(z.string().max(40), z.array(z.string().max(40)).max(4)),
  /** What follows a decision on low and medium risk, and on high and critical. */
  advanceCalm: Advance,
  advanceGrave: Advance,
  /** How often a click on a command was answered with its key; at most three times each. */
  keyLessons: z.record(z.string().max(40), z.int().min(0).max(3)),
  /** Commands that were chosen from the palette, the last one first. */
  recentCommands: z.array(z.string().max(40)).max(8),
  /** Minutes without a touch after which the card is blurred; 0 is never. */
  blurMinutes: z.union([z.literal(0), z.literal(1), z.literal(5), z.literal(15)]),
  /** Names in list rows as initials: always, never, or for supervisors, who see the rows of all tiers. */
  maskRows: z.enum(['supervisors', 'always', 'never']),
  /** Whether the drill is still to be offered: until it was begun, or put off, on this machine. */
  offersPractice: z.boolean(),
  /** The hub that was used last, so that the sign-in form can offer it. */
  hubUrl: z.string().max(512),
});
export type Settings = z.infer<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  density: 'comfortable',
  language: 'system',
  notify: 'high',
  notifications: DEFAULT_NOTIFICATION_SETTINGS,
  singleKeys: 'on',
  keys: {},
  advanceCalm: 'next',
  advanceGrave: 'stay',
  keyLessons: {},
  recentCommands: [],
  blurMinutes: 5,
  maskRows: 'supervisors',
  offersPractice: true,
  hubUrl: '',
};

/** Reads what was stored by this or another version: unknown fields go, broken ones fall back one by one. */
export const readSettings = (stored: unknown): Settings => {
  const source = stored !== null && typeof stored === 'object' ? (stored as Record<string, unknown>) : {};
  const kept = Object.entries(Settings.shape).flatMap(([key, schema]) => {
    const parsed = schema.safeParse(source[key]);
    return parsed.success ? [[key, parsed.data]] : [];
  });
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(kept) };
};
