import { z } from 'zod';

const MenuEntry = z.strictObject({ id: z.string().regex(/^[a-z][a-z0-9.-]{0,63}$/), label: z.string().min(1).max(120) });

/** The person's own words for some of the page's commands, each under the id that comes back when it is chosen. */
export const MenuGroup = z.strictObject({ label: z.string().min(1).max(40), items: z.array(MenuEntry).max(40).readonly() });
export type MenuGroup = Readonly<z.infer<typeof MenuGroup>>;
