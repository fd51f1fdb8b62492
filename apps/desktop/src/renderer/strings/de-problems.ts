import type { LocalError } from '@countersign/shared/client/hub-client';
import type { WireErrorCode } from '@countersign/shared/protocol/wire-error';

/** Warum der Hub, oder die Verbindung zu ihm, nicht getan hat, worum er gebeten wurde. Der Hub selbst schreibt Englisch. */
const PROBLEMS: Readonly<Record<WireErrorCode | LocalError['code'], string>> = {
  BAD_SCHEMA: 'Der Hub hat die Anfrage nicht verstanden.',
  LIMIT: 'Das ist zu groß.',
  DEPTH: 'Das ist zu tief verschachtelt.',
  UNAUTHENTICATED: 'Der Zugangsschlüssel gilt nicht.',
  REVOKED: 'Der Zugangsschlüssel wurde widerrufen.',
  FORBIDDEN: 'Dazu haben Sie nicht das Recht.',
  NOT_FOUND: 'Diesen Vorgang gibt es für Sie nicht.',
  IDEMPOTENCY_MISMATCH: 'Derselbe Befehl kam schon einmal mit anderem Inhalt.',
  HASH_MISMATCH: 'Die Aktion ist nicht die, um die der Agent gebeten hat.',
  STALE_FENCE: 'Der Vorgang hat sich geändert, nachdem Sie ihn geöffnet haben.',
  NOT_CLAIMED: 'Der Vorgang gehört gerade nicht Ihnen.',
  ALREADY_CLAIMED: 'Jemand anderes hat den Vorgang beansprucht.',
  ALREADY_DECIDED: 'Hierüber ist schon entschieden.',
  NOT_ALLOWED: 'Das ist bei diesem Vorgang nicht möglich.',
  EXPIRED: 'Die Frist ist verstrichen.',
  WITHDRAWN: 'Der Agent hat die Anfrage zurückgezogen.',
  RATE_LIMITED: 'Zu viele Befehle in kurzer Zeit. Versuchen Sie es gleich noch einmal.',
  STORE_UNAVAILABLE: 'Der Hub kann gerade nichts speichern. Versuchen Sie es gleich noch einmal.',
  PROTOCOL_UNSUPPORTED: 'Programm und Hub sprechen nicht dieselbe Version.',
  EPOCH_CHANGED: 'Der Hub hat ein neues Protokoll begonnen.',
  INTERNAL: 'Im Hub ist etwas schiefgegangen.',
  TIMED_OUT: 'Der Hub hat nicht geantwortet.',
  ABORTED: 'Abgebrochen.',
  CLOSED: 'Die Verbindung ist geschlossen.',
};

/** Codes come off the wire: one that this version does not know keeps the hub's own sentence. */
export const problem = ({ code, message }: { readonly code: string; readonly message: string }): string =>
  Object.hasOwn(PROBLEMS, code) ? PROBLEMS[code as keyof typeof PROBLEMS] : message;
