// @vitest-environment happy-dom
import type { ConnectionState } from '@countersign/shared/client/connection-state';
import { bucketOf } from '@countersign/shared/domain/metrics/histogram';
import type { PrincipalId } from '@countersign/shared/model/ids';
import type { MeasuresPage } from '@countersign/shared/model/measures-page';
import type { Principal } from '@countersign/shared/model/principal';
import type { Board } from '@countersign/shared/protocol/board';
import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { boardAgent, boardOf } from '../../test/board.ts';
import { READY } from '../../test/fake-hub.ts';
import { THRESHOLDS, measuresPage } from '../../test/measures.ts';
import { NOW, itemOf } from '../../test/queue-item.ts';
import { renderReviewer } from '../../test/render-reviewer.tsx';

type Screen = Awaited<ReturnType<typeof renderReviewer>>;
let screen: Screen;

// happy-dom lays nothing out; a chart needs a size to be drawn in.
HTMLElement.prototype.getBoundingClientRect = () => new DOMRect(0, 0, 360, 200);

afterEach(() => screen.unmount());

const last = (name: string) => screen.sent.findLast((each) => each.name === name);
const answer = (name: string, value: unknown) => screen.act(() => last(name)?.answer({ ok: true, value }));
const text = (selector: string): string => document.querySelector(selector)?.textContent ?? '';
/** The part of the program that writes drafts comes when it is wanted. */
const loaded = () => screen.act(async () => void (await import('@countersign/shared/domain/suggest/draft-policy')));
const part = (): string => document.querySelector('#measures-part')?.getAttribute('data-part') ?? '';
const LATER = 60_000;

/** The Measures page of a supervisor, reached by its key, with its questions answered. */
const openMeasures = async (page: MeasuresPage = measuresPage(), board: Board = boardOf()): Promise<void> => {
  screen = await renderReviewer([itemOf(1)]);
  if (READY.kind !== 'ready') throw new Error('READY is not ready');
  const principal: Principal = { id: 'sue' as PrincipalId, role: 'supervisor', name: 'Sue', tiers: [] };
  const ready: ConnectionState = { ...READY, session: { ...READY.session, principal } };
  await screen.act(() => screen.connect(ready));
  await screen.press('g');
  await screen.press('m');
  await screen.act(async () => void (await import('./measures-page.tsx')));
  await screen.act(async () => void (await import('./trend-charts.tsx')));
  await vi.waitFor(async () => {
    await act(async () => undefined);
    expect(last('measures:read')).toBeDefined();
  });
  await answer('measures:read', page);
  await answer('board:read', board);
};

describe('Y-40 the eight', () => {
  it('say value, interval, target and what counts as positive, judged by the whole interval', async () => {
    await openMeasures();
    const precision = text('[data-measure="precision"]');
    expect(precision).toContain('79.9%');
    expect(precision).toContain('74% to 84.7%');
    expect(precision).toContain('Of 214 escalated and decided, 171 needed a person.');
    // 80 % is within the interval: neither on target nor off it.
    expect(precision).toContain('Undecided');
    expect(document.querySelector('[data-measure="escalation_rate"]')?.getAttribute('data-verdict')).toBe('inside');
    expect(document.querySelectorAll('.measure-card')).toHaveLength(8);
  });
  it('say why there is no value, and never zero in its place', async () => {
    await openMeasures();
    expect(text('[data-measure="recall"]')).toContain('none of them was audited');
    expect(text('[data-measure="time_to_escalate_p95"]')).toContain('No times in this period.');
    expect(text('[data-measure="recall"]')).not.toMatch(/\d%/);
  });
});

describe('Y-41 the period', () => {
  it('is changed by keys, and the figures of the later question count', async () => {
    await openMeasures();
    expect(last('measures:read')?.input).toEqual({ days: 28 });
    await screen.press('.');
    const ninety = last('measures:read');
    await screen.press('.');
    expect([ninety?.input, last('measures:read')?.input]).toEqual([{ days: 90 }, { days: 365 }]);
    await answer('measures:read', measuresPage({ policy: 'of-a-year' }));
    await screen.act(() => ninety?.answer({ ok: true, value: measuresPage({ policy: 'of-90-days' }) }));
    expect(text('.measures-as-of')).toContain('of-a-year');
    await screen.press('.');
    expect(screen.store.measures.get().days).toBe(365);
    await screen.press(',');
    expect(last('measures:read')?.input).toEqual({ days: 90 });
  });
  it('is read again by itself, and what was read last stays where that fails', async () => {
    await openMeasures();
    const before = last('measures:read');
    await screen.act(() => screen.clock.advance(LATER));
    expect(last('measures:read')).not.toBe(before);
    await screen.act(() =>
      last('measures:read')?.answer({ ok: false, error: { code: 'UNAVAILABLE', message: 'The hub is busy.' } as never }),
    );
    expect(text('.measures-stale')).toContain('These figures are old');
    expect(text('[data-measure="precision"]')).toContain('79.9%');
  });
});

describe('Y-42 keys', () => {
  it('lead through the parts and back', async () => {
    await openMeasures();
    const seen = [part()];
    for (let i = 0; i < 5; i++) {
      await screen.press(']');
      seen.push(part());
    }
    expect(seen).toEqual(['eight', 'signs', 'trends', 'calibration', 'suggestions', 'eight']);
    await screen.press('[');
    expect(part()).toBe('suggestions');
    await screen.press('Escape');
    expect(screen.store.get().page).toBe('inbox');
  });
});

describe('Y-43 charts', () => {
  const days = Array.from({ length: 10 }, (_, i) => ({
    day: NOW - (10 - i) * 86_400_000,
    opened: 40,
    escalated: 10 + (i === 5 ? 25 : 0),
    reviewed: 4,
    decided: 12,
    overridden: 5,
  }));
  it('have their figures as a table by one key, and a sentence either way', async () => {
    await openMeasures(measuresPage({ daily: days }));
    await screen.press(']');
    await screen.press(']');
    expect(text('[data-chart="escalation-rate"] .chart-summary')).toContain('1 point is outside');
    expect(document.querySelectorAll('.chart-table')).toHaveLength(0);
    await screen.press('v');
    expect(document.querySelectorAll('[data-chart="escalation-rate"] tbody tr')).toHaveLength(10);
    expect(text('[data-chart="routes"] tbody')).toContain('40');
    expect(text('[data-chart="funnel"] tbody')).toContain('165');
  });
  it('say how many it takes where there is too little to draw', async () => {
    await openMeasures(measuresPage({ daily: days.slice(0, 1) }));
    await screen.press(']');
    await screen.press(']');
    expect(text('[data-chart="override-rate"]')).toContain('12 so far. A control chart needs at least 50');
  });
});

describe('Y-44 calibration', () => {
  it('refuses under the minimum, with how many there are and how many it takes', async () => {
    await openMeasures();
    for (let i = 0; i < 3; i++) await screen.press(']');
    expect(text('.measures-few')).toContain('There are 12 answered decisions with a stated confidence; it takes 50.');
  });
});

describe('Y-45 warning signs', () => {
  it('fire as on the board, with why; the quiet ones and those with too few say so', async () => {
    const agents = [
      boardAgent('busy', { proposedLastHour: 60, escalatedLastHour: 50 }),
      boardAgent('new', { proposedLastHour: 3, escalatedLastHour: 3 }),
    ];
    const notified = Array.from({ length: 4 }, (_, i) => ({
      from: NOW - i * 900_000,
      times: [{ bucket: bucketOf(900), count: 30 }],
    }));
    await openMeasures(measuresPage(), boardOf({ agents, notified }));
    await screen.press(']');
    const stateOf = (sign: string) => document.querySelector(`[data-sign="${sign}"]`)?.getAttribute('data-state');
    expect(stateOf('escalates_much')).toBe('fires');
    expect(stateOf('escalates_little')).toBe('quiet');
    expect(stateOf('notifies_slowly')).toBe('quiet');
    expect(stateOf('override_rising')).toBe('too-few');
    expect(text('[data-sign="escalates_much"]')).toContain('busy asks for 83% of its actions');
    expect(text('[data-sign="escalates_much"]')).toContain('n = 3; it takes 20');
    expect(text('#measures-tab-signs')).toContain('1');
    const why = document.querySelector<HTMLElement>('[data-sign="escalates_much"] button');
    await screen.act(() => why?.click());
    expect(text('[data-sign="escalates_much"] .article-sign-why')).toContain('above 40%');
    expect(why?.getAttribute('aria-expanded')).toBe('true');
  });
});

describe('Y-47 a suggestion', () => {
  it('opens the policy editor with the live text and its numbers; nothing is published', async () => {
    await openMeasures(measuresPage({ suggestions: [THRESHOLDS] }));
    await screen.press('w');
    const source = 'version: desk-1\nconfidence:\n  autonomous: 0.8\n  review: 0.5\n';
    await loaded();
    await vi.waitFor(() => expect(last('policy:read')?.input).toEqual({ version: 'desk-1' }));
    await answer('policy:read', { info: {}, source });
    await loaded();
    await vi.waitFor(() => expect(screen.store.get().page).toBe('policy'));
    const { draft, part: shown } = screen.store.policy.get();
    expect(shown).toBe('write');
    expect(draft?.base).toBe('desk-1');
    expect(draft?.text).toBe(
      'version: desk-1-suggested\nconfidence:\n  autonomous: 0.8\n  review: 0.5\n  calibrated: { minimum: 200, reviewAt: 0.12, escalateAt: 0.41 }\n',
    );
    expect(last('policy:publish')).toBeUndefined();
  });
  it('asks before it replaces what was written', async () => {
    await openMeasures(measuresPage({ suggestions: [THRESHOLDS] }));
    await screen.act(() => screen.store.policy.writing.openText('mine.yaml', 'version: mine\n'));
    await screen.press('w');
    await loaded();
    await vi.waitFor(() => expect(last('policy:read')).toBeDefined());
    await answer('policy:read', { info: {}, source: 'version: desk-1\nconfidence:\n  autonomous: 0.8\n' });
    await loaded();
    await vi.waitFor(() => expect(screen.store.policy.get().ask?.kind).toBe('replace'));
    expect(screen.store.policy.get().draft?.text).toBe('version: mine\n');
    await screen.act(() => screen.store.policy.confirm());
    expect(screen.store.policy.get().draft).toMatchObject({ base: 'desk-1', file: null });
  });
  it('says that there is none', async () => {
    await openMeasures();
    await screen.press('W', { shiftKey: true });
    expect(screen.store.get().notice?.text).toBe('There is no such suggestion now.');
  });
});

describe('Y-48 capacity', () => {
  it('has its key, is asked for as a number, and not where it is none', async () => {
    await openMeasures(measuresPage({ suggestions: [THRESHOLDS] }));
    await screen.press('c');
    const field = document.querySelector<HTMLInputElement>('.capacity input');
    expect(document.activeElement).toBe(field);
    expect(text('.capacity')).toContain('Empty: 214');
    const type = (value: string) =>
      screen.act(() => {
        if (field === null) return;
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value);
        field.dispatchEvent(new Event('input', { bubbles: true }));
      });
    const submit = () => screen.act(() => field?.form?.requestSubmit());
    await type('many');
    await submit();
    expect(field?.getAttribute('aria-invalid')).toBe('true');
    expect(last('measures:read')?.input).toEqual({ days: 28 });
    await type('30');
    await submit();
    expect(last('measures:read')?.input).toEqual({ days: 28, reviewsPerDay: 30 });
  });
});
