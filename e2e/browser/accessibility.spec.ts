import { expect, type Page, test } from '@playwright/test';
import axe, { type AxeResults } from 'axe-core';
import { LOOKS, routeGallery, showState, stateNames } from './gallery.ts';
import { measureContrast } from './measure-contrast.ts';

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const ENOUGH_CONTRAST = 4.5;

/** What axe cannot decide by itself and a person has looked at: rule, where, and why it is fine. */
const TRIAGED: readonly { readonly rule: string; readonly target: RegExp; readonly why: string }[] = [];

type Finding = { readonly state: string; readonly rule: string; readonly target: string; readonly help: string };

/** The same thing in many states is one thing to mend. */
const gathered = (found: readonly Finding[]): readonly string[] => {
  const places = new Map<string, string[]>();
  for (const { state, rule, target, help } of found) {
    const what = `${rule} at ${target}: ${help}`;
    places.set(what, [...(places.get(what) ?? []), state]);
  }
  return [...places].map(([what, states]) => `${what} (${states.length}: ${[...new Set(states)].slice(0, 4).join(', ')})`);
};

const findings = (state: string, results: AxeResults['violations']): Finding[] =>
  results.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any }) => ({ state, rule: id, target: target.join(' '), help: any[0]?.message ?? help })),
  );

/** Signs, single letters, gradients and charts: axe will not judge their contrast, so it is measured here. */
const unmeasured = async (page: Page, undecided: readonly Finding[]): Promise<readonly Finding[]> => {
  const left: Finding[] = [];
  for (const finding of undecided) {
    const ratio = finding.rule === 'color-contrast' ? await measureContrast(page, finding.target) : null;
    if (ratio === null || ratio < ENOUGH_CONTRAST) left.push({ ...finding, help: `${finding.help} (measured: ${ratio})` });
  }
  return left;
};

const isKnown = ({ rule, target }: Finding): boolean => TRIAGED.some((known) => known.rule === rule && known.target.test(target));

/** axe in the page itself: a second page to put the results together costs ten times as much. */
const judge = async (page: Page): Promise<Pick<AxeResults, 'violations' | 'incomplete'>> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (tags) => {
    const { violations, incomplete } = await window.axe.run(document, {
      runOnly: tags,
      resultTypes: ['violations', 'incomplete'],
    });
    return { violations, incomplete };
  }, TAGS);
};

for (const look of LOOKS) {
  test(`UX-38 every state is accessible: ${look.theme}, ${look.language}`, async ({ page }) => {
    test.setTimeout(300_000);
    await routeGallery(page);
    const violations: Finding[] = [];
    const undecided: Finding[] = [];
    const names = await stateNames(page);
    expect(names.length).toBeGreaterThanOrEqual(60);
    for (const state of names) {
      await showState(page, state, look);
      const result = await judge(page);
      violations.push(...findings(state, result.violations));
      undecided.push(...(await unmeasured(page, findings(state, result.incomplete))));
    }
    expect(gathered(violations)).toEqual([]);
    expect(gathered(undecided.filter((finding) => !isKnown(finding)))).toEqual([]);
  });
}
