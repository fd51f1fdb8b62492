import { createHash } from 'node:crypto';
import type { ContextBundle } from '@countersign/shared/model/context';

/** Under which names a customer's identity is looked for, in this order; the first that says something counts. */
export const CUSTOMER_FIELDS = [
  'id',
  'customerId',
  'customer_id',
  'userId',
  'user_id',
  'accountId',
  'account_id',
  'account',
  'email',
  'phone',
] as const;

const MOST = 256;
/** 64 bits tell a million customers apart; the index on them is written with every proposal. */
const DIGITS = 16;

const identityOf = ({ customer }: ContextBundle): string | null => {
  if (customer === undefined) return null;
  for (const field of CUSTOMER_FIELDS) {
    const value = Object.hasOwn(customer, field) ? customer[field] : undefined;
    if (typeof value === 'number') return `${field} ${value}`;
    const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
    if (text !== '' && text.length <= MOST) return `${field} ${text}`;
  }
  return null;
};

/** Names a customer by a salted digest, so that their earlier proposals are found without saying who they are (SPEC Z-04). */
export const customerOf =
  (salt: string) =>
  (context: ContextBundle): string | null => {
    const identity = identityOf(context);
    return identity === null ? null : createHash('sha256').update(`${salt}\u0000${identity}`).digest('hex').slice(0, DIGITS);
  };
