import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { createHub } from './hub.ts';
import { loadTemplates } from './templates.ts';

const FILE = {
  version: 1,
  templates: [{ name: 'shop.refund', headline: 'Refund {amount}', slots: { amount: { from: 'amount', as: 'money' } } }],
};
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-templates-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const write = (text: string): string => {
  const path = join(folder, 'templates.json');
  writeFileSync(path, text);
  return path;
};

describe('V-12 templates of a team', () => {
  test('are optional, unless a file was named', () => {
    expect(loadTemplates(join(folder, 'templates.json'), false)).toEqual({ ok: true, file: { version: 1, templates: [] } });
    expect(loadTemplates(join(folder, 'templates.json'), true).ok).toBe(false);
  });

  test.each([
    ['no JSON', '{'],
    ['another shape', '[]'],
    [
      'a sentence that is too long',
      JSON.stringify({ version: 1, templates: [{ ...FILE.templates[0], headline: `${'very '.repeat(14)}{amount}` }] }),
    ],
  ])('are refused with the file’s name: %s', (_, text) => {
    const path = write(text);
    const result = loadTemplates(path, false);
    expect(result.ok ? '' : result.message).toContain(path);
  });

  test('a hub does not start with a broken file, and serves a good one at /templates.json', async () => {
    const config = readConfig({ data: folder, port: '0' }, { COUNTERSIGN_LOG: 'silent' });
    if (!config.ok) throw new Error(config.message);
    write('{');
    await expect(createHub(config.value)).rejects.toThrow(/templates\.json/);
    write(JSON.stringify(FILE));
    const hub = await createHub(config.value);
    try {
      const { url } = await hub.listen();
      const answer = await fetch(`${url}/templates.json`, { headers: { origin: 'app://countersign' } });
      expect(await answer.json()).toEqual(FILE);
      expect(answer.headers.get('access-control-allow-origin')).toBe('app://countersign');
      const foreign = await fetch(`${url}/templates.json`, { headers: { origin: 'https://evil.example' } });
      expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
    } finally {
      await hub.close();
    }
  });
});
