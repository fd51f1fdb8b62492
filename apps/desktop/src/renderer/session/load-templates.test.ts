import { describe, expect, it } from 'vitest';
import { loadTemplates } from './load-templates.ts';

const FILE = {
  version: 1,
  templates: [{ name: 'shop.refund', headline: 'Refund {amount}', slots: { amount: { from: 'amount', as: 'money' } } }],
};
const answering =
  (answer: () => Response): typeof fetch =>
  async () =>
    answer();

describe('V-12 the team’s sentences on their way to the screen', () => {
  it('are asked of the hub itself, and registered', async () => {
    const asked: string[] = [];
    const found = await loadTemplates('https://hub.example.org/desk', async (url) => {
      asked.push(url instanceof URL ? url.href : 'no address');
      return Response.json(FILE);
    });
    expect(asked).toEqual(['https://hub.example.org/templates.json']);
    expect([...(found?.keys() ?? [])]).toEqual(['shop.refund']);
  });

  it.each([
    ['an older hub without any', () => new Response('Not found.', { status: 404 })],
    ['a page instead of data', () => new Response('<html></html>')],
    ['a file that breaks the rules', () => Response.json({ ...FILE, version: 2 })],
  ])('are left out, and nothing else is: %s', async (_, answer) => {
    expect(await loadTemplates('http://127.0.0.1:4310', answering(answer))).toBeUndefined();
  });

  it('a hub that does not answer is no failure of the screen', async () => {
    expect(await loadTemplates('http://127.0.0.1:4310', () => Promise.reject(new TypeError('offline')))).toBeUndefined();
  });
});
