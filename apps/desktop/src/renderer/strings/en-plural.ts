import { createPlural } from './plural.ts';

/** `plural({ one: '# item', other: '# items' })(12)` is "12 items". */
export const plural = createPlural('en');
