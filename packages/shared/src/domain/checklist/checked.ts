import type { CheckedItem } from '../../model/checklist.ts';

type Said = CheckedItem['evidence'];

export const checked = (
  item: CheckedItem['item'],
  state: CheckedItem['state'],
  evidence: Said,
  next: Said | null = null,
): CheckedItem => ({
  item,
  state,
  evidence,
  next,
});
