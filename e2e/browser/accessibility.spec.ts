import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { LOOKS, routeGallery, showState, stateNames } from './gallery.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe cannot decide by itself and a person has looked at: rule, where, and why it is fine. */
const TRIAGED: readonly { readonly rule: string; readonly target: RegExp; readonly why: string }[] = [];

type Finding = { readonly state: string; readonly rule: string; readonly target: string; readonly help: string };

/** The same thing in many states is one thing to mend. */
const gathered = (found: readonly Finding[]): readonly string[] =>
  [...Map.groupBy(found, ({ rule, target, help }) => `${rule} at ${target}: ${help}`)].map(
    ([what, where]) => `${what} (${where.length}: ${[...new Set(where.map(({ state }) => state))].slice(0, 4).join(', ')})`,
  );

for (const look of LOOKS) {
  test(`UX-38 every state is accessible: ${look.theme}, ${look.language}`, async ({ page }) => {
    test.setTimeout(300_000);
    await routeGallery(page);
    const violations: Finding[] = [];
    const undecided: Finding[] = [];
    const names = await stateNames(page);
    expect(names.length).toBeGreaterThanOrEqual(24);
    for (const state of names) {
      await showState(page, state, look);
      const result = await new AxeBuilder({ page }).withTags(TAGS).analyze();
      const list = (found: typeof result.violations): Finding[] =>
        found.flatMap(({ id, help, nodes }) =>
          nodes.map(({ target, any }) => ({ state, rule: id, target: target.join(' '), help: any[0]?.message ?? help })),
        );
      violations.push(...list(result.violations));
      undecided.push(
        ...list(result.incomplete).filter(
          ({ rule, target }) => !TRIAGED.some((known) => known.rule === rule && known.target.test(target)),
        ),
      );
    }
    expect(gathered(violations)).toEqual([]);
    expect(gathered(undecided)).toEqual([]);
  });
}
