import { masksRows } from '../../state/mask.ts';
import { useInbox, useReviewer } from '../app/reviewer-context.ts';

/** Whether whoever reads this sees targets in rows masked (UX-51). */
export const useIsMasked = (): boolean => {
  const { settings } = useReviewer();
  const role = useInbox((s) => s.principal?.role);
  return masksRows(settings.maskRows, role);
};
