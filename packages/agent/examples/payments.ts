/** Stands for a payment provider that takes an idempotency key, as most do. */
export const ledger = new Map<string, { readonly booking: string; readonly cents: number }>();

export const refund = async (args: { booking: string; cents: number }, { effectKey }: { effectKey: string }): Promise<string> => {
  if (!ledger.has(effectKey)) ledger.set(effectKey, args);
  return `refunded ${args.cents} cents for ${args.booking}`;
};
