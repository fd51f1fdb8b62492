import { EscalationId } from '@countersign/shared/model/ids';

const LINK = /^countersign:\/\/item\/([0-9A-Fa-f-]{36})\/?(?:[?#].*)?$/;

/**
 * Reads `countersign://item/<id>`. A link can only select an item: whatever else it carries (a verdict, a user, a hub)
 * is ignored, because anybody can put a link in a mail.
 */
export const readDeepLink = (text: string): EscalationId | undefined => {
  const id = text.length <= 512 ? LINK.exec(text)?.[1]?.toLowerCase() : undefined;
  return EscalationId.safeParse(id).data;
};

/** The first item link among the arguments of a process, as Windows and Linux hand it over. */
export const findDeepLink = (argv: readonly string[]): EscalationId | undefined =>
  argv.map(readDeepLink).find((id) => id !== undefined);
