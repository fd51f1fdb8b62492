import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Role } from '@countersign/shared/model/vocabulary';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const PREFIX: { readonly [R in Role]: string } = { agent: 'cs_agt_', reviewer: 'cs_usr_', supervisor: 'cs_sup_' };

/** 32 base62 characters: 190 bits. */
const LENGTH = 32;
/** For secret scanners: prefix, 32 characters, 6 characters of checksum. */
export const TOKEN_PATTERN = /^cs_(?:agt|usr|sup)_[0-9A-Za-z]{38}$/;

const base62 = (value: number, length: number): string => {
  let text = '';
  for (let i = 0; i < length; i++) {
    text = BASE62[value % 62] + text;
    value = Math.floor(value / 62);
  }
  return text;
};

const checksum = (text: string): string => base62(crc32(text), 6);

/** A new secret. Shown once; only its hash is stored. */
export const newToken = (role: Role): string => {
  let secret = '';
  // Bytes of 248 and above are dropped: every character is then equally likely.
  while (secret.length < LENGTH)
    for (const byte of randomBytes(64)) if (byte < 248 && secret.length < LENGTH) secret += BASE62[byte % 62];
  const body = `${PREFIX[role]}${secret}`;
  return `${body}${checksum(body)}`;
};

/** Whether a text can be a token at all; catches mistyped ones without asking the database. */
export const looksLikeToken = (text: string): boolean =>
  TOKEN_PATTERN.test(text) && text.slice(-6) === checksum(text.slice(0, -6));

/** SHA-256 is enough: the secret has 190 bits, there is nothing to stretch. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');
