/** As many are kept, and shown, as can be read at a glance. */
export const RECENT_COMMANDS = 5;

/** The list with this one in front. */
export const withRecent = (recent: readonly string[], id: string): string[] =>
  [id, ...recent.filter((other) => other !== id)].slice(0, RECENT_COMMANDS);
