// @vitest-environment happy-dom
import type { ProposedAction } from '@countersign/shared/model/action';
import type { ContextBundle } from '@countersign/shared/model/context';
import type { DecisionId } from '@countersign/shared/model/ids';
import { RISK_CLASSES } from '@countersign/shared/model/vocabulary';
import { afterEach, describe, expect, it } from 'vitest';
import { COMMAND_IDS } from '../../commands/command-id.ts';
import { ANA, NOW, idOf, itemOf } from '../../test/queue-item.ts';
import { renderReviewer } from '../../test/render-reviewer.tsx';

let unmount: () => Promise<void> = async () => undefined;
afterEach(() => unmount());
const render = async (...parameters: Parameters<typeof renderReviewer>) => {
  const screen = await renderReviewer(...parameters);
  unmount = screen.unmount;
  return screen;
};
const high = (n: number) => itemOf(n, { routing: { riskClass: 'high' } });
const HOSTILE = [
  '<script>window.hacked = true</script>',
  '<img src=x onerror="window.hacked = true">',
  '"><svg onload=window.hacked=true>',
  '[click me](javascript:alert(1)) https://evil.example',
  '\u202Egnp.exe',
  'a\u200Bb\u2060c\uFEFFd',
  '\u0007\u001B[31mred',
  'Zalgo' + '\u0301'.repeat(200),
  '{{constructor.constructor("return this")()}}',
  '✅ APPROVED by the hub\nAPPROVE — Enter commit',
  'x'.repeat(5_000),
  '\n'.repeat(5_000) + 'the real text',
  '\u{E0041}\u{E0042} tags',
  '\u2800\u2800\u3164 blanks',
  'שלום, ۱۲۳ \u2067mixed\u2069',
];
const HIDDEN = /(?![\n\t])[\p{Cc}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/u;

describe('U-14 foreign text is shown as text, in its own frame', () => {
  const contextOf = (text: string): ContextBundle => ({
    conversation: [
      { role: 'agent', text },
      { role: 'customer', text },
      { role: 'tool', text },
    ],
    actionsAttempted: [{ name: 'look_up', outcome: 'failed', arguments: { [text.slice(0, 40)]: text }, result: text }],
    failureReason: text,
    currentGoal: text,
    pendingDecision: text,
    customer: { [text.slice(0, 40)]: text },
    transaction: { note: text, nested: { deep: [text] } },
    policyContext: [{ id: text.slice(0, 100), title: text.slice(0, 100), text }],
    recommendation: { kind: 'approve', text },
    alternatives: [{ summary: text }],
    assumptions: [text.slice(0, 2_000)],
    facts: [
      { label: text.trim().slice(0, 40) || 'x', value: text.trim().slice(0, 80) || 'x', baseline: text.slice(0, 80), odd: true },
    ],
  });
  it.each(HOSTILE.map((text, i) => [i, text] as const))('hostile string %i in every field and every panel', async (_i, text) => {
    const action: ProposedAction = { name: 'do_it', arguments: { text, list: [text] }, target: text.slice(0, 500) };
    const item = itemOf(1, { target: text.slice(0, 500), agentName: text.slice(0, 100) });
    const screen = await render([item], new Map([[idOf(1), { action, context: contextOf(text) }]]));
    await screen.press('v');
    for (let panel = 0; panel < 6; panel++) {
      expect(document.querySelectorAll('script, img, svg, iframe, object, a[href]')).toHaveLength(0);
      const shown = screen.text();
      expect(HIDDEN.exec(shown)?.[0].codePointAt(0)).toBeUndefined();
      for (const paragraph of document.querySelectorAll('.foreign-text')) {
        expect(paragraph.getAttribute('dir')).toBe('auto');
        expect(paragraph.children).toHaveLength(0);
      }
      await screen.press(']');
    }
    expect('hacked' in window).toBe(false);
    expect(document.title).not.toContain(text);
  });

  it('what an agent wrote says so, and is 280 characters until asked', async () => {
    const screen = await render(
      [itemOf(1)],
      new Map([
        [
          idOf(1),
          { action: { name: 'x', arguments: {} }, context: { conversation: [{ role: 'agent', text: 'y'.repeat(2_000) }] } },
        ],
      ]),
    );
    const frame = document.querySelector('.agent-wrote');
    expect(frame?.querySelector('.agent-wrote-label')?.textContent).toBe('Agent wrote');
    expect(frame?.querySelector('.foreign-text')?.textContent).toHaveLength(281);
    await screen.act(() => frame?.querySelector('button')?.click());
    expect(frame?.querySelector('.foreign-text')?.textContent).toHaveLength(2_000);
  });

  it('a gap is called one', async () => {
    const screen = await render([itemOf(1)]);
    for (let panel = 0; panel < 5; panel++) {
      expect(document.querySelector('[role=tabpanel]')?.textContent).toContain('Not provided');
      await screen.press(']');
    }
    expect(screen.text()).toContain('0 of 11 context fields');
  });
});

describe('U-15 the agent’s view is not in the way', () => {
  const bundle = {
    action: { name: 'x', arguments: {} },
    context: { recommendation: { kind: 'approve', text: 'SAY YES' }, confidence: 0.97 },
  } as const;
  it.each(RISK_CLASSES)('%s risk', async (riskClass) => {
    const screen = await render([itemOf(1, { routing: { riskClass } })], new Map([[idOf(1), bundle]]));
    const isCollapsedLine = riskClass === 'low' || riskClass === 'medium';
    expect(screen.text().includes('97%')).toBe(isCollapsedLine);
    expect(screen.text()).not.toContain('SAY YES');
    await screen.press('v');
    expect(screen.text()).toContain('SAY YES');
  });
});

describe('keys on the real screen', () => {
  it('U-07 arms, shows the exact sentence with the focus in it, and commits on Enter alone', async () => {
    const screen = await render([high(1), high(2)]);
    const sentence = document.querySelector('.headline')?.textContent ?? '';
    await screen.press('a');
    expect(document.activeElement?.className).toContain('armed-bar');
    expect(document.querySelector('.armed-sentence')?.textContent).toContain(sentence);
    await screen.press('a');
    expect(screen.sent).toHaveLength(0);
    await screen.press('Enter');
    expect(screen.sent).toHaveLength(1);
  });

  it('U-07 Escape, and a window that loses the focus, disarm', async () => {
    const screen = await render([high(1), high(2)]);
    await screen.press('a');
    await screen.press('Escape');
    await screen.press('Enter');
    await screen.press('a');
    await screen.act(() => void window.dispatchEvent(new Event('blur')));
    await screen.press('Enter');
    expect(screen.sent).toHaveLength(0);
  });

  it('U-04 "Approved" is nowhere on the screen before the hub’s answer', async () => {
    const screen = await render([high(1), high(2)]);
    await screen.press('a');
    await screen.press('Enter');
    expect(screen.text()).not.toMatch(/approved/i);
    expect(screen.text()).toMatch(/on its way/i);
    const [command] = screen.sent;
    await screen.act(() =>
      command?.answer({
        ok: true,
        value: {
          ...high(1),
          seq: 50,
          status: {
            kind: 'holding',
            releaseAt: NOW + 10_400,
            decision: { decisionId: command.input.decisionId as DecisionId, kind: 'approve', by: ANA, byName: 'Ana', at: NOW },
          },
        },
      }),
    );
    expect(screen.text()).toMatch(/Approved\. Queued, releases in 10s/);
  });

  it('U-16 the focus is never on the body', async () => {
    const screen = await render([itemOf(1), high(2), itemOf(3), high(4), itemOf(5), itemOf(6)]);
    const keys = [
      'j',
      'a',
      'Escape',
      'r',
      '1',
      'k',
      'm',
      'Escape',
      'c',
      'Escape',
      'j',
      'a',
      'Enter',
      'j',
      'e',
      'h',
      't',
      '?',
      'Escape',
      'v',
      ']',
      '[',
      'o',
      'Escape',
      'z',
      'j',
      'r',
      '6',
      'Escape',
    ];
    for (const key of keys) {
      await screen.press(key);
      expect(document.activeElement?.tagName, `after ${key}`).not.toBe('BODY');
      await screen.paint();
    }
    await screen.act(() => screen.queue([]));
    expect(document.activeElement?.tagName).not.toBe('BODY');
  });

  it('U-05 letters typed into an editor stay letters', async () => {
    const screen = await render([itemOf(1), itemOf(2)]);
    await screen.press('c');
    expect(document.activeElement?.tagName).toBe('TEXTAREA');
    for (const key of ['a', 'r', 'j', 'z', 'e']) await screen.press(key);
    // An editor claims the item, and that is all.
    expect(screen.sent.map(({ name }) => name)).toEqual(['escalation:claim']);
    expect(document.activeElement?.tagName).toBe('TEXTAREA');
  });

  it('K-09 UX-10 the overlay shows what can be run here, or every command of the registry; a search looks at all', async () => {
    const screen = await render([itemOf(1)]);
    await screen.press('?');
    const listed = () =>
      [...document.querySelectorAll('.help-rows [data-command]')].map((row) => row.getAttribute('data-command'));
    expect(listed()).toContain('decide.approve');
    expect(listed()).not.toContain('decide.commit');
    expect(listed()).not.toContain('go.board');
    await screen.act(() => document.querySelectorAll<HTMLInputElement>('[name=help-scope]')[1]?.click());
    expect(new Set(listed())).toEqual(new Set(COMMAND_IDS));
  });
});

describe('the queue for a screen reader', () => {
  it('is a listbox that names the size, the place and the selected option', async () => {
    await render(Array.from({ length: 40 }, (_, i) => itemOf(i + 1)));
    const list = document.querySelector('[role=listbox]');
    const options = [...document.querySelectorAll('[role=option]')];
    expect(options.length).toBeGreaterThan(0);
    expect(options.length).toBeLessThan(40);
    expect(options[0]?.getAttribute('aria-setsize')).toBe('40');
    expect(options[0]?.getAttribute('aria-posinset')).toBe('1');
    expect(list?.getAttribute('aria-activedescendant')).toBe(document.querySelector('[role=option][aria-selected=true]')?.id);
  });
  it('risk is a word, not only a colour', async () => {
    await render(RISK_CLASSES.map((riskClass, i) => itemOf(i + 1, { routing: { riskClass } })));
    const names = [...document.querySelectorAll('[role=option]')].map((option) => option.textContent);
    for (const word of ['low risk', 'medium risk', 'high risk', 'critical risk'])
      expect(
        names.some((name) => name.includes(word)),
        word,
      ).toBe(true);
  });
});

describe('what is not as it should be has a sentence', () => {
  it('no connection: decisions are off and the reason is there', async () => {
    const screen = await render([itemOf(1)]);
    await screen.act(() => screen.connect({ kind: 'reconnecting', attempt: 3, retryAt: NOW, since: NOW - 20_000 }));
    expect(screen.text()).toContain('No connection to the hub');
    expect(document.querySelector('.blocked-bar')?.textContent).toContain('No connection');
    await screen.press('a');
    expect(screen.sent).toHaveLength(0);
  });
  it('nothing waits', async () => {
    const screen = await render([]);
    expect(screen.text()).toContain('Nothing waits for you');
  });
  it('an action that no template can read is called uninspectable and its payload is what is seen first', async () => {
    const screen = await render([itemOf(1, { routing: { riskClass: 'high', reasons: ['uninspectable_action'] } })]);
    expect(screen.text()).toContain('Uninspectable action');
    expect(document.querySelector('.raw-json')?.textContent).toContain('"issue_refund"');
  });
});

describe('what happens if nobody decides is always said, and is true', () => {
  it.each([
    ['reject', 'senior_reviewer', NOW + 600_000, /rejected at \d\d:\d\d/],
    ['raise', 'senior_reviewer', NOW + 600_000, /sent one tier up at/],
    ['raise', 'manager', NOW + 600_000, /marked overdue at/],
    ['wait', 'senior_reviewer', NOW + 600_000, /marked overdue at/],
    ['reject', 'senior_reviewer', null, /waits until somebody decides/],
  ] as const)('%s for %s', async (onDeadline, reviewTier, deadlineAt, expected) => {
    await render([itemOf(1, { onDeadline, reviewTier, deadlineAt })]);
    expect(document.querySelector('.facts')?.textContent).toMatch(expected);
  });
});
