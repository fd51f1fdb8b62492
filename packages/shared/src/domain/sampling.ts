import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * Stable draw in [0, 1): the first 52 bits of SHA-256(salt NUL key). Every hub process and every
 * retry gets the same answer, and raising the rate only adds items.
 */
export const drawOf = (key: string, salt: string): number => {
  const hash = sha256(utf8ToBytes(`${salt}\u0000${key}`));
  let bits = 0;
  for (let i = 0; i < 6; i++) bits = bits * 256 + (hash[i] ?? 0);
  return (bits * 16 + ((hash[6] ?? 0) >> 4)) / 2 ** 52;
};

/**
 * Whether the item with this key is in the sample.
 * @param rate share to choose, 0 to 1; outside that range it is clamped.
 * @returns the draw's inclusion probability too: it must be stored, it cannot be recovered later
 *   (Horvitz and Thompson 1952 weight by its inverse).
 */
export const isSampled = (
  key: string,
  salt: string,
  rate: number,
): { readonly sampled: boolean; readonly inclusionProbability: number } => {
  const p = Math.min(1, Math.max(0, rate));
  return { sampled: drawOf(key, salt) < p, inclusionProbability: p };
};
