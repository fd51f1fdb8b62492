import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { propose } from '../../test/connect.ts';
import { createDesk, type Desk, HARMLESS, policyText, SOON_MS } from '../../test/judgement.ts';
import { makeHistory } from '../../test/labelled-history.ts';
import type { TrainingExample } from '../services/judgement/training-examples.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
let folder: string;
let desk: Desk;
const HISTORY = 240;

const countersign = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, COUNTERSIGN_DATA: folder, COUNTERSIGN_LOG: 'silent' },
  });
  return { status, stdout, stderr };
};
const json = <T>(...args: string[]): T => {
  const { status, stdout, stderr } = countersign(...args, '--json');
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as T;
};
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-policy-'));
  desk = await createDesk({ config: { dataFolder: folder, database: join(folder, 'hub.sqlite') } });
  // The command line goes by the real clock: bring the hub's to it.
  desk.clock.advance(Date.now() - desk.clock.now() - (HISTORY + 5) * 60_000);
  await makeHistory(desk, HISTORY);
  desk.clock.advance(Date.now() - desk.clock.now());
}, 120_000);
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('Z-50 the policy command, beside a running hub', () => {
  test('checks files, and says what is wrong where', () => {
    const good = file('good.yaml', policyText('good-1'));
    const bad = file('bad.yaml', 'version: bad-1\nconfidence:\n  autonomous: 1.5\n');
    expect(countersign('policy', 'check', good)).toMatchObject({ status: 0, stdout: `${good}: good-1 is valid\n` });
    const checked = countersign('policy', 'check', good, bad);
    expect(checked.status).toBe(1);
    expect(checked.stdout).toMatch(/bad\.yaml:3:\d+:? confidence\.autonomous: expected .+[,;] found 1\.5/);
  });

  test('publishes, puts in force, and the hub goes by it; what is shown is what was written', async () => {
    const text = policyText('cli-1', { confidence: { autonomous: 1, review: 1, mediumRisk: 0.7, byAction: [] } });
    const path = file('cli.yaml', `# asks always\n${text}`);
    const published = json<{ version: string; usedFrom: string }>('policy', 'publish', path, '--use');
    expect(published.version).toBe('cli-1');
    desk.clock.advance(Date.parse(published.usedFrom) - desk.clock.now());
    expect((await propose(desk.agent, 'cli', HARMLESS, { confidence: 0.9 })).routing).toMatchObject({
      route: 'escalate',
      policyVersion: 'cli-1',
    });
    expect(countersign('policy', 'show', 'cli-1').stdout).toBe(`# asks always\n${text}\n`);
    const { versions } = json<{ versions: { version: string; byName: string }[] }>('policy', 'list');
    expect(versions.map(({ version, byName }) => [version, byName])).toEqual([
      ['cli-1', 'command-line'],
      ['default-2', 'Countersign'],
    ]);
    const changed = countersign('policy', 'publish', file('cli.yaml', policyText('cli-1')));
    expect(changed).toMatchObject({ status: 1, stderr: expect.stringContaining('cli-1') });
  });

  test('runs a version in the shadow, and ends it', () => {
    countersign('policy', 'publish', file('shadow.yaml', policyText('shadow-1')));
    expect(json('policy', 'shadow', 'shadow-1')).toMatchObject({ slot: 'shadow', version: 'shadow-1' });
    expect(json('policy', 'shadow', 'none')).toMatchObject({ slot: 'shadow', version: null });
    expect(countersign('policy', 'use', 'default-2').stdout).toContain('default-2 is in force from');
  });

  test.each([
    [['policy', 'use', 'nobody'], 'no published policy nobody'],
    [['policy', 'show', 'nobody'], 'no published policy nobody'],
    [['policy', 'list', '--data', '/nonexistent/folder'], '--data'],
    [['policy', 'publish', '/nonexistent/file.yaml'], 'no file'],
    [['train', '--kind', 'oracle'], 'calibrator'],
    [['export', 'overrides', '--since', 'once'], 'no date'],
  ])('%j gets one line that says what to do', (args, hint) => {
    const { status, stderr } = countersign(...args);
    expect(status).toBeGreaterThan(0);
    expect(stderr).toContain(hint);
    expect(stderr).not.toContain('    at ');
  });
});

test('Z-51 train learns beside a running hub, says how well, and puts it in force where asked', async () => {
  const trained = json<{ version: string; n: number; usedFrom: string; evaluation: unknown[] }>('train', '--use');
  expect(trained).toMatchObject({ version: expect.stringMatching(/^predictor-/), n: HISTORY });
  expect(trained.evaluation.length).toBeGreaterThan(3);
  desk.clock.advance(Date.parse(trained.usedFrom) - desk.clock.now() + SOON_MS);
  const { force } = desk.hub.hub.judgement;
  await force.refresh();
  expect(force.at(desk.clock.now()).learned.predictor?.version).toBe(trained.version);
});

describe('F-20 export of overrides', () => {
  const examples = (...args: string[]): TrainingExample[] => {
    const { stdout } = countersign('export', 'overrides', ...args);
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as TrainingExample);
  };

  test('F-20 each line is one decision of a person with what the agent wanted, knew and was told', () => {
    const overrides = examples();
    expect(overrides).toHaveLength(HISTORY / 3);
    expect(overrides.every(({ needed, decision }) => needed && decision.kind === 'reject')).toBe(true);
    expect(overrides[0]).toMatchObject({
      action: { name: 'refund_order' },
      context: { confidence: expect.any(Number) },
      decision: { kind: 'reject', reasonCode: 'against_policy' },
      weight: 1,
      group: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    // 240 decisions on 40 customers, two overrides each.
    expect(new Set(overrides.map(({ group }) => group)).size).toBe(40);
    expect(JSON.stringify(overrides.map(({ group }) => group))).not.toContain('customer');
  });

  test('F-21 with plain approvals when asked, from a date on, and nothing that no person decided', () => {
    expect(examples('--all')).toHaveLength(HISTORY);
    expect(examples('--all', '--since', new Date(Date.now() + 86_400_000).toISOString())).toEqual([]);
    expect(countersign('export', 'overrides', '--help').stdout).toContain('personal data');
  });
});
