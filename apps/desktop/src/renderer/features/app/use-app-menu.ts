import { useEffect, useEffectEvent } from 'react';
import { isCommandId, menuGroups } from '../../commands/menu-groups.ts';
import { useCommand, useInbox, useReviewer } from './reviewer-context.ts';

/** Fills the program's menu bar with the commands of whoever is signed in, in the language of the screen. */
export const useAppMenu = (): void => {
  const { platform, store, isPractice } = useReviewer();
  const role = useInbox((s) => s.principal?.role);
  const run = useCommand();
  const choose = useEffectEvent((id: string) => {
    // While somebody practises, what is chosen is meant for the drill.
    if (isCommandId(id) && store.get().page !== 'practice') run(id, { timeStamp: performance.now() });
  });
  useEffect(() => platform.menu.onChosen((id) => choose(id)), [platform]);
  useEffect(() => {
    // The drill leaves the menu as it is: it has the same commands.
    if (role === undefined || isPractice === true) return;
    void platform.menu.show(menuGroups(role));
    return () => void platform.menu.show([]);
  }, [platform, role, isPractice]);
};
