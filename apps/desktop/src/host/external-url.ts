import { err, ok, type Result } from '@countersign/shared/domain/result';

export type ExternalUrl = {
  readonly href: string;
  /** As the network sees it: names in other scripts are in punycode, so that a look-alike letter shows. */
  readonly host: string;
  readonly warning: string | undefined;
};

/** Judges an address that a page wants to hand to the system. Only https, only with a plain host. */
export const judgeExternalUrl = (text: string): Result<ExternalUrl, string> => {
  if (text.length > 2_048) return err('too long');
  if (/[\p{Cc}\p{Cf}\p{Z}\\]/u.test(text)) return err('holds blanks, backslashes or invisible characters');
  const url = /^https:\/\/[^/]/i.test(text) ? URL.parse(text) : null;
  if (url === null) return err('not an https address');
  if (url.username !== '' || url.password !== '') return err('holds a user name or a password');
  const isAddress = url.host.startsWith('[') || /^[\d.]+$/.test(url.hostname);
  const warning = isAddress
    ? 'This is a bare network address, not a name.'
    : url.hostname.includes('xn--')
      ? 'This name uses letters of another script. It may imitate a name that you know.'
      : undefined;
  return ok({ href: url.href, host: url.host, warning });
};

/** Asks the person, showing the host, then opens. Nothing is opened without a yes. */
export const createExternalOpener =
  (port: { confirm(url: ExternalUrl): Promise<boolean>; open(href: string): Promise<void> }) =>
  async (text: string): Promise<'opened' | 'declined' | 'refused'> => {
    const judged = judgeExternalUrl(text);
    if (!judged.ok) return 'refused';
    if (!(await port.confirm(judged.value))) return 'declined';
    await port.open(judged.value.href);
    return 'opened';
  };
