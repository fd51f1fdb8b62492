// @vitest-environment happy-dom
import type { ConnectionState } from '@countersign/shared/client/connection-state';
import { CHECKLIST_PHRASES_EN, phrase } from '@countersign/shared/domain/checklist/phrases-en';
import { CHECKLIST_ITEMS, type CheckedItem, type Checklist } from '@countersign/shared/model/checklist';
import type { PrincipalId } from '@countersign/shared/model/ids';
import type { Principal } from '@countersign/shared/model/principal';
import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AR } from '../../strings/ar.ts';
import { DE } from '../../strings/de.ts';
import { setLanguage } from '../../strings/strings.ts';
import { READY } from '../../test/fake-hub.ts';
import { NOW, itemOf } from '../../test/queue-item.ts';
import { renderReviewer } from '../../test/render-reviewer.tsx';
import { saidText } from './said.ts';

type Screen = Awaited<ReturnType<typeof renderReviewer>>;
let screen: Screen | null = null;

afterEach(async () => {
  await screen?.unmount();
  screen = null;
  await setLanguage('en');
});

const box = (item: CheckedItem['item'], more: Partial<CheckedItem> = {}): CheckedItem => ({
  item,
  state: 'ticked',
  evidence: phrase('bundles_have', { n: 20, of: 20 }),
  next: null,
  ...more,
});
const checklist = (changed: readonly CheckedItem[]): Checklist => ({
  at: NOW,
  policy: 'desk-1',
  items: CHECKLIST_ITEMS.map((item) => changed.find((each) => each.item === item) ?? box(item)),
});
const text = (selector: string): string => document.querySelector(selector)?.textContent ?? '';

const openChecklist = async (value: Checklist): Promise<Screen> => {
  const shown = await renderReviewer([itemOf(1)]);
  screen = shown;
  if (READY.kind !== 'ready') throw new Error('READY is not ready');
  const principal: Principal = { id: 'sue' as PrincipalId, role: 'supervisor', name: 'Sue', tiers: [] };
  const ready: ConnectionState = { ...READY, session: { ...READY.session, principal } };
  await shown.act(() => shown.connect(ready));
  await shown.press('g');
  await shown.press('c');
  await shown.act(async () => void (await import('./checklist-page.tsx')));
  const asked = () => shown.sent.findLast(({ name }) => name === 'checklist:read');
  await vi.waitFor(async () => {
    await act(async () => undefined);
    expect(asked()).toBeDefined();
  });
  await shown.act(() => asked()?.answer({ ok: true, value }));
  return shown;
};

describe('Y-60 the checklist', () => {
  it('has sixteen boxes in four sections, each by sign and word with what shows it', async () => {
    await openChecklist(
      checklist([
        box('thresholds_calibrated', { state: 'open', evidence: phrase('uncalibrated', { error: 0.062, labels: 812 }) }),
        box('context_loads_fast', { state: 'unknown', evidence: phrase('cards_few', { of: 12, minimum: 20 }) }),
      ]),
    );
    expect(document.querySelectorAll('.checklist-box')).toHaveLength(16);
    expect([...document.querySelectorAll('.checklist-count')].map((each) => each.textContent)).toEqual([
      '3 of 4',
      '3 of 4',
      '4 of 4',
      '4 of 4',
    ]);
    expect(text('[data-item="thresholds_calibrated"]')).toContain('open');
    expect(text('[data-item="thresholds_calibrated"]')).toContain('6.2% off over 812 labels');
    expect(text('[data-item="context_loads_fast"] .checklist-mark')).toBe('?');
    expect(text('[data-item="feedback_loop"] .checklist-mark')).toBe('✓');
  });

  it('leads to where the next step is done, or says what to type', async () => {
    const shown = await openChecklist(
      checklist([
        box('feedback_loop', { state: 'open', next: phrase('train', {}) }),
        box('queue_monitored', { state: 'open', next: phrase('make_supervisor', {}) }),
      ]),
    );
    expect(text('[data-item="queue_monitored"] code')).toMatch(/^countersign token create --role supervisor/);
    expect(document.querySelector('[data-item="queue_monitored"] button')).toBeNull();
    await shown.act(() => document.querySelector<HTMLElement>('[data-item="feedback_loop"] button')?.click());
    expect([shown.store.get().page, shown.store.policy.get().part]).toEqual(['policy', 'learning']);
  });

  it('says what it does not know in plain letters, cleaned', async () => {
    await openChecklist(checklist([box('tiered_review', { evidence: { key: 'quite_new\u202e', values: { n: 3 } } })]));
    expect(text('[data-item="tiered_review"] .checklist-evidence')).toMatch(/^quite new/);
    expect(text('[data-item="tiered_review"]')).not.toContain('\u202e');
  });

  it.each([
    ['German', DE.messages.deployment.said],
    ['Arabic', AR.messages.deployment.said],
  ] as const)('has every sentence of the hub in %s', (_, said) => {
    expect(Object.keys(said).toSorted()).toEqual(Object.keys(CHECKLIST_PHRASES_EN).toSorted());
  });

  it('says names of the hub’s own lists in the reader’s language', async () => {
    await setLanguage('de');
    expect(saidText(phrase('probes_run', { names: 'legal, declared high' }))).toBe(
      'Diese liefen, bevor ein Mensch hinsieht: rechtlich und als hohes Risiko gemeldet.',
    );
  });
});

describe('Y-61 progress and print', () => {
  it('says how many are ticked, and prints by key', async () => {
    const print = vi.fn();
    Object.defineProperty(window, 'print', { configurable: true, value: print });
    const shown = await openChecklist(checklist([box('tiered_review', { state: 'open' })]));
    expect(text('.checklist-done')).toBe('15 of 16 boxes are ticked');
    expect(document.querySelector('.checklist-progress progress')?.getAttribute('value')).toBe('15');
    expect(text('.checklist-progress')).toContain('1 open, 0 unknown');
    await shown.press('p');
    expect(print).toHaveBeenCalledOnce();
  });
});
