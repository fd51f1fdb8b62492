import { z } from 'zod';

/** What a reviewer may choose. Kept on this machine; never holds a token, a name or anything from an escalation. */
export const Settings = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['comfortable', 'compact']),
  /** Which new escalations raise a notification: every one, high and critical only, or none. */
  notify: z.enum(['all', 'high', 'none']),
  /** The hub that was used last, so that the sign-in form can offer it. */
  hubUrl: z.string().max(512),
});
export type Settings = z.infer<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = { theme: 'system', density: 'comfortable', notify: 'high', hubUrl: '' };

/** Reads what was stored by this or another version: unknown fields go, broken ones fall back one by one. */
export const readSettings = (stored: unknown): Settings => {
  const source = stored !== null && typeof stored === 'object' ? (stored as Record<string, unknown>) : {};
  const kept = Object.entries(Settings.shape).flatMap(([key, schema]) => {
    const parsed = schema.safeParse(source[key]);
    return parsed.success ? [[key, parsed.data]] : [];
  });
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(kept) };
};
