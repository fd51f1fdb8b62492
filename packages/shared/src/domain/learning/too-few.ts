/** There is too little to say anything: `n` where `minimum` are needed. */
export type TooFew = { readonly code: 'TOO_FEW'; readonly n: number; readonly minimum: number };

export const tooFew = (n: number, minimum: number): TooFew => ({ code: 'TOO_FEW', n, minimum });
