import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { propose, valueOf } from '../../../test/connect.ts';
import { createTestHub } from '../../../test/harness.ts';
import { createDesk, HARMLESS, policyText, SOON_MS } from '../../../test/judgement.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-start-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const config = (policyFile: string, database = join(folder, 'hub.sqlite')) => ({ policyFile, database });

test('Z-12 the file of the start is published, and in force until a supervisor chooses', async () => {
  const first = fileOf('first.yaml', policyText('first-1'));
  const one = await createDesk({ config: config(first) });
  expect((await propose(one.agent, 'a', HARMLESS, { confidence: 0.9 })).routing.policyVersion).toBe('first-1');
  valueOf(await one.sue.call('policy:publish', { source: policyText('chosen-1') }));
  valueOf(await one.sue.call('policy:use', { slot: 'policy', version: 'chosen-1' }));
  one.clock.advance(SOON_MS);
  await one.close();

  const again = await createDesk({ config: config(fileOf('second.yaml', policyText('second-1'))) }, one.clock);
  expect((await propose(again.agent, 'b', HARMLESS, { confidence: 0.9 })).routing.policyVersion).toBe('chosen-1');
  expect(valueOf(await again.sue.call('policy:read', { version: 'second-1' }))).toMatchObject({ info: { by: 'hub' } });
  await again.close();
});

test.each([
  ['another text under a known version', policyText('first-1', { note: 'changed' }), /first-1/],
  ['a bad text', 'version: 7\n', /bad.yaml: .*line \d+, column \d+/],
])('Z-12 a hub does not start with %s, and says why', async (_what, text, why) => {
  const database = join(folder, 'refused.sqlite');
  const good = await createTestHub({ config: config(fileOf('good.yaml', policyText('first-1')), database) });
  await good.close();
  await expect(createTestHub({ config: config(fileOf('bad.yaml', text), database) })).rejects.toThrow(why);
});

test('Z-12 a hub does not start with a file that is not there', async () => {
  await expect(createTestHub({ config: config(join(folder, 'none.yaml')) })).rejects.toThrow(/COUNTERSIGN_POLICY: .*none\.yaml/);
});
