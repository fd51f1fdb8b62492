// @vitest-environment happy-dom
import type { ConnectionState } from '@countersign/shared/client/connection-state';
import type { PrincipalId } from '@countersign/shared/model/ids';
import type { PolicyIssue } from '@countersign/shared/model/policy-issue';
import type { Principal } from '@countersign/shared/model/principal';
import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { READY } from '../../test/fake-hub.ts';
import { LIST, backtestOf, outcomeOf } from '../../test/policy.ts';
import { NOW, idOf, itemOf } from '../../test/queue-item.ts';
import { renderReviewer } from '../../test/render-reviewer.tsx';

type Screen = Awaited<ReturnType<typeof renderReviewer>>;
let screen: Screen;

// happy-dom lays nothing out; a chart needs a size to be drawn in.
HTMLElement.prototype.getBoundingClientRect = () => new DOMRect(0, 0, 360, 300);

afterEach(() => screen.unmount());

const SOURCE = 'version: desk-1\nnote: what is live\n';
const ISSUE: PolicyIssue = {
  line: 2,
  column: 7,
  path: 'note',
  expected: 'a text',
  found: '7',
  message: 'expected a text, found 7',
};

/** The policy page of a supervisor, reached by its key, with the list answered. */
const openPolicy = async (list: unknown = LIST): Promise<Screen> => {
  screen = await renderReviewer([itemOf(1)]);
  if (READY.kind !== 'ready') throw new Error('READY is not ready');
  const principal: Principal = { id: 'sue' as PrincipalId, role: 'supervisor', name: 'Sue', tiers: [] };
  const ready: ConnectionState = { ...READY, session: { ...READY.session, principal } };
  await screen.act(() => screen.connect(ready));
  await screen.press('g');
  await screen.press('r');
  await screen.act(async () => void (await import('./policy-page.tsx')));
  await vi.waitFor(async () => {
    await act(async () => undefined);
    expect(last('policy:list')).toBeDefined();
  });
  await answer('policy:list', list);
  await answer('policy:read', { info: LIST.versions[1], source: SOURCE });
  return screen;
};
const last = (name: string) => screen.sent.findLast((each) => each.name === name);
const answer = (name: string, value: unknown) => screen.act(() => last(name)?.answer({ ok: true, value }));
const part = (): string => document.querySelector('.policy-part')?.getAttribute('data-part') ?? '';
const text = (selector: string): string => document.querySelector(selector)?.textContent ?? '';
const rows = () => [...document.querySelectorAll<HTMLElement>('.policy-list [role=option]')];
const field = () => document.querySelector<HTMLTextAreaElement>('.policy-editor textarea');

/** Begins a version with the text of the live one. */
const write = async (issues: readonly PolicyIssue[] = []): Promise<void> => {
  await screen.press('n');
  await answer('policy:check', { issues });
};

describe('Y-01 versions', () => {
  it('say what each does now; the live one is open, with its lines', async () => {
    await openPolicy();
    expect(rows().map((row) => row.querySelector('.policy-row-head')?.textContent)).toEqual([
      'careful-1◐ shadow',
      'desk-1● live',
      'old-1',
      'old-2',
      'old-3',
    ]);
    expect(document.querySelector('.policy-list [aria-selected=true]')?.textContent).toContain('desk-1');
    expect([...document.querySelectorAll('.code-line')].map((line) => line.textContent)).toEqual([
      'version: desk-1\n',
      'note: what is live\n',
    ]);
    expect(document.querySelector('.code-pane')?.getAttribute('dir')).toBe('ltr');
  });
  it('are walked through with J; what somebody wrote in a note is text only', async () => {
    const hostile = '<img src=x onerror=alert(1)>\u202Egpj';
    await openPolicy({ ...LIST, versions: [{ ...LIST.versions[0], note: hostile }, ...LIST.versions.slice(1)] });
    expect(document.querySelector('.policy-page img')).toBeNull();
    expect(text('.policy-row-note')).toContain('⟦U+202E⟧');
    await screen.press('k');
    expect(last('policy:read')?.input).toEqual({ version: 'careful-1' });
  });
  it('a hub without any says what to do', async () => {
    await openPolicy({ ...LIST, versions: [] });
    expect(text('.page-blank')).toContain('No version is published yet');
  });
});

describe('Y-03 Y-04 the editor', () => {
  it('begins with the live text, has the focus, and lists what is wrong as ways to the line', async () => {
    await openPolicy();
    await write([ISSUE]);
    expect(field()?.value).toBe(SOURCE);
    expect(document.activeElement).toBe(field());
    expect(field()?.getAttribute('aria-invalid')).toBe('true');
    expect(document.querySelectorAll('.policy-gutter [data-wrong]')).toHaveLength(1);
    const issue = document.querySelector<HTMLElement>('.policy-issue');
    expect(issue?.textContent).toContain('Line 2, column 7');
    await screen.act(() => issue?.click());
    expect(document.activeElement).toBe(field());
    expect(field()?.selectionStart).toBe(SOURCE.indexOf('what'));
  });
  it('Tab indents, Escape frees it once and leaves the page the second time; the text is kept', async () => {
    await openPolicy();
    await write();
    await screen.press('Tab');
    expect(field()?.value.startsWith('  version')).toBe(true);
    await screen.press('Escape');
    expect(screen.store.get().page).toBe('policy');
    const tab = new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, cancelable: true });
    field()?.dispatchEvent(tab);
    expect(tab.defaultPrevented).toBe(false);
    await screen.press('Escape');
    expect(screen.store.get().page).toBe('inbox');
    expect(screen.store.policy.get().draft?.text.startsWith('  version')).toBe(true);
  });
  it('who passes with Tab is not held', async () => {
    await openPolicy();
    await write();
    await screen.act(() => {
      field()?.blur();
      field()?.focus();
    });
    const tab = new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, cancelable: true });
    field()?.dispatchEvent(tab);
    expect(tab.defaultPrevented).toBe(false);
  });
  it('Y-02 a file can be chosen; one that is no text is refused by name', async () => {
    await openPolicy();
    const { openFile } = await import('./open-file.ts');
    await screen.act(() => openFile(screen.store, new File(['a\0b'], 'picture.png')));
    expect(screen.text()).toContain('picture.png is no text.');
    await screen.act(() => openFile(screen.store, new File(['x'.repeat(98_305)], 'long.yaml')));
    expect(screen.text()).toContain('long.yaml is too long');
    await screen.act(() => openFile(screen.store, new File(['\uFEFFversion: file-1\r\n'], 'good.yaml')));
    expect(field()?.value).toBe('version: file-1\n');
  });
  it('Y-05 D shows the changes with words for who does not see the colours', async () => {
    await openPolicy();
    await write();
    await screen.act(() => screen.store.policy.writing.type(SOURCE.replace('what is live', 'another')));
    await screen.act(() => document.querySelector<HTMLElement>('[data-command="policy.diff"]')?.click());
    await screen.act(async () => void (await import('./policy-diff.tsx')));
    expect([...document.querySelectorAll('.diff-lines ins, .diff-lines del')].map((line) => line.textContent.trim())).toEqual([
      '2−removed note: what is live',
      '2+added note: another',
    ]);
  });
});

describe('Y-07 Y-30 by keys alone', () => {
  it('P asks with name and effect, Enter publishes, U and Enter put it in force', async () => {
    await openPolicy();
    await write();
    await screen.act(() => screen.store.policy.writing.type('version: desk-2\n'));
    await screen.act(() => screen.clock.advance(400));
    await answer('policy:check', { issues: [] });
    await screen.press('Escape');
    await screen.act(() => document.querySelector<HTMLElement>('[data-command="policy.publish"]')?.focus());
    await screen.press('p');
    expect(text('dialog')).toContain('Publish desk-2?');
    await screen.act(() => document.querySelector<HTMLElement>('dialog [data-first-focus]')?.click());
    await answer('policy:publish', { ...LIST.versions[1], version: 'desk-2' });
    await answer('policy:list', { ...LIST, versions: [{ ...LIST.versions[1], version: 'desk-2' }, ...LIST.versions] });
    expect(part()).toBe('versions');
    expect(text('.policy-said')).toContain('nothing changes until somebody says so');
    await screen.press('u');
    expect(text('dialog')).toContain('routed by desk-2 instead of desk-1');
    await screen.press('Escape');
    expect(last('policy:use')).toBeUndefined();
  });
  it('[ and ] go through the parts, and a reviewer has no such page', async () => {
    await openPolicy();
    for (const expected of ['write', 'trial', 'shadow', 'learning', 'versions']) {
      await screen.press(']', { code: 'BracketRight' });
      expect(part()).toBe(expected);
    }
    await screen.press('[', { code: 'BracketLeft' });
    expect(part()).toBe('learning');
    await screen.unmount();
    screen = await renderReviewer([itemOf(1)]);
    await screen.press('g');
    await screen.press('r');
    expect(screen.store.get().page).toBe('inbox');
    expect(screen.text()).toContain('For supervisors only.');
    expect(screen.text()).not.toContain('Policy: publish');
  });
});

const example = {
  id: idOf(9),
  action: { name: 'issue_refund', target: 'Dana Kowalski' },
  agent: 'billing-agent',
  rule: 'confidence_autonomous',
  riskClass: 'medium',
  confidence: 0.9,
  calibrated: null,
  predicted: null,
} as const;

describe('Y-10 Y-12 what they would have done', () => {
  const replay = async (value: unknown): Promise<void> => {
    await openPolicy();
    await screen.act(() => void screen.store.policy.trial.run());
    expect(document.querySelector('progress')).not.toBeNull();
    await screen.act(async () => void (await import('./trial-chart.tsx')));
    await answer('policy:backtest', value);
  };
  const cell = (row: string, column: number): string =>
    [...document.querySelectorAll('.policy-table tbody tr')]
      .find((each) => each.querySelector('th')?.textContent === row)
      ?.querySelectorAll('td')[column]?.textContent ?? '';

  it('side by side with intervals, the live one before the others, and the sentence first', async () => {
    const policies = [outcomeOf('careful-1', { load: 0.8, recall: 0.97, recallInterval: [0.93, 1] }), outcomeOf('desk-1')];
    await replay(backtestOf([], { policies }));
    expect([...document.querySelectorAll('.policy-table thead bdi')].map((each) => each.textContent)).toEqual([
      'desk-1',
      'careful-1',
    ]);
    expect(cell('Seen by a person', 0)).toBe('60%53–66%');
    expect(cell('Seen, of what needed one', 1)).toBe('97%93–100%');
    expect(text('.policy-summary p')).toBe(
      'careful-1 would have shown people 80% and caught 97% of what needed them; desk-1 60% and 90%.',
    );
    expect(text('.policy-summary')).toContain('cannot tell which of them catches more');
    expect(document.querySelectorAll('.policy-dot')).toHaveLength(2);
    await screen.press('v');
    expect(document.querySelector('.chart-table table')).not.toBeNull();
  });
  it('what is unknown is a dash', async () => {
    const unknown = { recall: null, recallInterval: null, precision: null, precisionInterval: null };
    await replay(backtestOf([], { policies: [outcomeOf('desk-1', unknown)] }));
    expect(cell('Seen, of what needed one', 0)).toBe('–');
    expect(text('.chart-summary')).toContain('Too few known answers');
  });
  it('no history, or none with an answer, says what to do', async () => {
    const history = { ...backtestOf([]).history, labelled: 0, needed: 0 };
    await replay(backtestOf(['desk-1'], { history }));
    expect(text('.policy-summary')).toContain('No decision of this time has a known answer');
    await screen.act(() => void screen.store.policy.trial.run());
    await answer('policy:backtest', backtestOf([], { history: { ...history, decisions: 0 } }));
    expect(text('.policy-trial-result')).toContain('There is no history in this time');
  });
  it('Y-13 an example is masked in its row and opens as its card, with nothing to decide', async () => {
    await replay(backtestOf([], { policies: [outcomeOf('desk-1', { examples: [example] })] }));
    expect(text('.policy-example')).toContain('D. K.');
    expect(text('.policy-example')).not.toContain('Kowalski');
    await screen.act(() => screen.queue([itemOf(9)]));
    await screen.act(() => document.querySelector<HTMLElement>('.policy-example button')?.click());
    await vi.waitFor(async () => {
      await act(async () => undefined);
      expect(document.querySelector('dialog .headline')).not.toBeNull();
    });
    expect(document.querySelector('dialog [data-command^="decide."]')).toBeNull();
  });
});

it('Y-15 the shadow: every pair of routes, and what it would have missed', async () => {
  await openPolicy();
  await screen.act(() => screen.store.policy.showPart('shadow'));
  await answer('shadow:read', { report: null });
  expect(text('.page-blank')).toContain('Nothing runs in the shadow');
  await screen.act(() => screen.store.policy.refresh());
  const report = {
    live: 'desk-1',
    shadow: 'careful-1',
    since: NOW,
    compared: 10,
    routes: [
      { live: 'escalate', shadow: 'escalate', count: 6 },
      { live: 'escalate', shadow: 'autonomous', count: 4 },
    ],
    missed: 2,
    unneeded: 1,
    examples: [],
  };
  await answer('shadow:read', { report });
  expect([...document.querySelectorAll('.policy-matrix td')].map((each) => each.textContent)).toEqual([
    ...['660%', '00%', '440%'],
    ...['00%', '00%', '00%'],
    ...['00%', '00%', '00%'],
  ]);
  expect(text('.policy-findings')).toContain('2 would have run without a person and were overridden by one.');
});

it('Y-16 what was learned stands beside its baselines', async () => {
  await openPolicy();
  await screen.act(() => screen.store.policy.showPart('learning'));
  const evaluation = [
    { measure: 'load_at_recall', subject: 'predictor', value: 0.4, low: 0.3, high: 0.5 },
    { measure: 'load_at_recall', subject: 'stated_confidence', value: 0.7, low: null, high: null },
    { measure: 'new_measure', subject: 'predictor', value: 0.1234, low: 0.1, high: 0.2 },
  ];
  const item = { version: 'p-1', kind: 'predictor', at: NOW, by: 'sue', n: 300, inUse: false, evaluation, testedOn: 90 };
  await answer('learned:list', { items: [item] });
  expect([...document.querySelectorAll('.policy-table th[scope=col]')].map((each) => each.textContent)).toEqual([
    'Measure',
    'this one',
    'stated confidence',
  ]);
  expect([...document.querySelectorAll('.policy-table td')].map((each) => each.textContent)).toEqual([
    '40%30–50%',
    '70%',
    '0.1230.100–0.200',
    '–',
  ]);
  expect(text('.policy-table')).toContain('new measure');
  expect(screen.text()).toContain('It only ever adds caution');
});
