import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { Backtest } from '@countersign/shared/model/backtest';
import { connect, decideInput, propose, valueOf } from '../../test/connect.ts';
import { createTestHub } from '../../test/harness.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const MAIN = join(import.meta.dirname, 'main.ts');
const ROOT = join(import.meta.dirname, '../../../..');
const ARTICLE = join(ROOT, 'policies/article.yaml');
const THRESHOLDS = join(ROOT, 'policies/article-thresholds.yaml');
const RECOMMENDED = join(ROOT, 'policies/recommended.yaml');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'countersign-backtest-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };
const countersign = (...words: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const env = { ...process.env, COUNTERSIGN_DATA: folder, COUNTERSIGN_LOG: 'silent' };
    const child = execFile(process.execPath, [MAIN, 'backtest', ...words], { env, cwd: folder }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });

const write = (name: string, lines: readonly unknown[]): string => {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return path;
};
const record = <Change extends object>(id: string, change: Change) => ({
  id,
  task: id,
  agent: 'airline-support',
  action: { name: 'rebook', arguments: { to: 'SEA' } },
  amountUsd: 20,
  conversation: [{ role: 'customer', text: 'Please.' }],
  confidence: 0.9,
  label: { correct: true },
  somethingNew: { of: 'another version' },
  ...change,
});
/** Sure and right, sure and wrong, unsure and wrong; 30 of each. */
const HISTORY = Array.from({ length: 90 }, (_, at) =>
  record(`d-${at}`, { task: Math.floor(at / 3), confidence: at % 3 === 2 ? 0.3 : 0.95, label: { correct: at % 3 === 0 } }),
);

/** A hub with a past: thirty proposals that a person decided, every third of them rejected, and one that waits. */
const fillHub = async (): Promise<void> => {
  const hub = await createTestHub({ config: { dataFolder: folder, database: join(folder, 'hub.sqlite') } });
  const agent = await connect(hub.url, '/agent', (await hub.token('agent', 'bot')).token);
  const ana = await connect(hub.url, '/reviewer', (await hub.token('reviewer', 'Ana', ['manager'])).token);
  for (let at = 0; at < 30; at++) {
    const { escalationId } = await propose(agent, `key-${at}`);
    const verdict = at % 3 === 0 ? { kind: 'reject', reasonCode: 'wrong_amount' } : { kind: 'approve' };
    valueOf(await ana.call('escalation:decide', decideInput({ escalationId }, verdict)));
  }
  await propose(agent, 'still-open');
  for (const client of [agent, ana]) client.close();
  await hub.close();
};

describe('countersign backtest', () => {
  test('X-17 a hub’s own past is replayed from its database; what nobody decided has no answer', async () => {
    await fillHub();
    const { code, stdout, stderr } = await countersign('--policy', ARTICLE, '--history', 'hub', '--json');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const { history, policies, notes } = Backtest.parse(JSON.parse(stdout));
    expect(history).toMatchObject({ source: 'hub', decisions: 31, labelled: 30, needed: 10 });
    expect(policies[0]).toMatchObject({ decisions: 31, load: 1, recall: 1, slipped: 0 });
    expect(policies[0]?.precision).toBeCloseTo(1 / 3, 12);
    expect(notes).toContain("The hub's own decisions of the last 90 days.");
    expect(notes.join('\n')).toContain('Decisions without an answer: 1.');
  });

  test('X-12 as JSON every policy has its figures as plain numbers, with intervals beside', async () => {
    const file = write('good.jsonl', HISTORY);
    const { code, stdout } = await countersign('--policy', THRESHOLDS, '--policy', RECOMMENDED, '--history', file, '--json');
    expect(code).toBe(0);
    const result = Backtest.parse(JSON.parse(stdout));
    expect(result.policies.map(({ policy }) => policy)).toEqual(['article-thresholds.yaml', 'recommended.yaml']);
    expect(result.policies[0]).toMatchObject({ decisions: 90, load: 1 / 3, precision: 1, recall: 0.5, slipped: 30 });
    expect(result.policies[0]?.recallInterval).toEqual([expect.any(Number), expect.any(Number)]);
    expect(result.policies[0]?.examples).toHaveLength(20);
  });

  test('X-13 as text the figures stand side by side, and the pictures are written beside them', async () => {
    const file = write('good.jsonl', HISTORY);
    const [html, svg] = [join(folder, 'report.html'), join(folder, 'picture.svg')];
    const { code, stdout } = await countersign(
      '--policy',
      THRESHOLDS,
      '--policy',
      ARTICLE,
      '--history',
      file,
      '--html',
      html,
      '--svg',
      svg,
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/recall +50\.0 % +100\.0 %/);
    expect(stdout).toContain('Slipped through article-thresholds.yaml, the 5 most costly of 30:');
    expect(readFileSync(html, 'utf8')).toMatch(/^<!doctype html>/);
    expect(readFileSync(svg, 'utf8')).toMatch(/^<\?xml/);
  });

  test('X-03 --train alone may teach; the notes say what did, and that the policy learned', async () => {
    const file = write('good.jsonl', HISTORY);
    const train = write(
      'train.jsonl',
      Array.from({ length: 200 }, (_, at) => record(`t-${at}`, { confidence: (at % 10) / 10, label: { correct: at % 10 > 4 } })),
    );
    const { stdout } = await countersign('--policy', RECOMMENDED, '--history', file, '--train', train, '--json');
    const { notes, policies } = Backtest.parse(JSON.parse(stdout));
    expect(notes).toContain('Learned from 200 labelled decisions of train.jsonl.');
    expect(notes).toContain('No group of the history is among them.');
    expect(policies[0]?.learned).toMatchObject({ calibrator: 'backtest-all', n: 200 });
  });

  test('X-09 the answer does not depend on the order of policies or on when it is asked', async () => {
    const file = write('good.jsonl', HISTORY);
    const words = ['--history', file, '--json', '--seed', '7'];
    const [one, other] = await Promise.all([
      countersign('--policy', ARTICLE, '--policy', RECOMMENDED, ...words),
      countersign('--policy', RECOMMENDED, '--policy', ARTICLE, ...words),
    ]);
    const policies = (ended: Ended) => Backtest.parse(JSON.parse(ended.stdout)).policies;
    expect(policies(one)).toEqual(policies(other).toReversed());
  });

  test('X-20 decisions without a label count for the load and for nothing else', async () => {
    const file = write(
      'some.jsonl',
      HISTORY.map((line, at) => (at < 30 ? { ...line, label: undefined } : line)),
    );
    const { code, stdout } = await countersign('--policy', THRESHOLDS, '--history', file, '--json');
    expect(code).toBe(0);
    const { history, policies, notes } = Backtest.parse(JSON.parse(stdout));
    expect(history).toMatchObject({ decisions: 90, labelled: 60, needed: 40 });
    expect(policies[0]).toMatchObject({ load: 1 / 3, precision: 1, recall: 0.5, slipped: 20 });
    expect(notes.join('\n')).toContain('Decisions without an answer: 30.');
  });

  test('X-21 turning every label round moves no route; the routes give the figures', async () => {
    const train = write(
      'train.jsonl',
      Array.from({ length: 200 }, (_, at) => record(`t-${at}`, { confidence: (at % 10) / 10, label: { correct: at % 10 > 4 } })),
    );
    const routed = async (name: string, lines: readonly object[]) => {
      const routes = join(folder, `${name}.routes.jsonl`);
      const words = ['--history', write(`${name}.jsonl`, lines), '--train', train, '--routes', routes, '--json'];
      const { code, stdout } = await countersign('--policy', THRESHOLDS, '--policy', RECOMMENDED, ...words);
      expect(code).toBe(0);
      return { text: readFileSync(routes, 'utf8'), policies: Backtest.parse(JSON.parse(stdout)).policies };
    };
    const plain = await routed('plain', HISTORY);
    const turned = await routed(
      'turned',
      HISTORY.map((line) => ({ ...line, label: { correct: !line.label.correct } })),
    );
    expect(turned.text).toBe(plain.text);
    const lines = plain.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { policy: string; id: string; route: string });
    const wrong = new Set(HISTORY.filter(({ label }) => !label.correct).map(({ id }) => id));
    for (const { policy, decisions, load, recall, slipped } of plain.policies) {
      const mine = lines.filter((line) => line.policy === policy);
      const seen = mine.filter(({ route }) => route !== 'autonomous');
      const caught = seen.filter(({ id }) => wrong.has(id)).length;
      const counted = { decisions: mine.length, load: seen.length / mine.length, recall: caught / wrong.size };
      expect({ decisions, load, recall, slipped }).toEqual({ ...counted, slipped: wrong.size - caught });
    }
  });

  test('X-22 a report that cannot be written costs no figures', async () => {
    const words = ['--policy', THRESHOLDS, '--history', write('good.jsonl', HISTORY), '--json'];
    const nowhere = join(folder, 'none', 'report');
    const html = await countersign(...words, '--html', nowhere);
    expect(html).toMatchObject({ code: 1, stderr: expect.stringContaining(`${nowhere} cannot be written`) });
    expect(Backtest.parse(JSON.parse(html.stdout)).policies).toHaveLength(1);
    const routes = await countersign(...words, '--routes', nowhere);
    expect(routes).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(`${nowhere} cannot be written`) });
  });

  test('X-22 who closes the pipe early sees no stack', async () => {
    const words = ['backtest', '--policy', THRESHOLDS, '--history', write('good.jsonl', HISTORY), '--json'];
    const child = spawn(process.execPath, [MAIN, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    const [code] = await once(child, 'close');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('X-10 a bad line ends it without a figure, whether of the history or of --train', async () => {
    const file = write('many.jsonl', [...Array.from({ length: 25 }, () => 'x'), ...HISTORY]);
    const ended = await countersign('--policy', ARTICLE, '--history', file, '--json');
    expect(ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(`${file}:1: is not JSON`) });
    const good = write('good.jsonl', HISTORY);
    const trained = await countersign('--policy', RECOMMENDED, '--history', good, '--train', file);
    expect(trained).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('25 of 115 lines') });
  });

  test('X-11 policies with problems are refused with all of them, by line, before anything is read', async () => {
    const one = write('one.yaml', ['version: broken', 'confidence: {autonomous: 2}']);
    const { code, stdout, stderr } = await countersign(
      '--policy',
      one,
      '--policy',
      join(folder, 'none.yaml'),
      '--history',
      'nowhere',
    );
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/one\.yaml:2:\d+: confidence\.autonomous: expected .+; found/);
    expect(stderr).toContain(`There is no file ${join(folder, 'none.yaml')}.`);
  });

  test.each([
    ['no such history', ['--history', 'nowhere.jsonl'], 2, 'There is no file nowhere.jsonl.'],
    ['a folder', ['--history', '.'], 2, '. is not a file.'],
    ['no such training file', ['--history', 'hub', '--train', 'nowhere.jsonl'], 2, 'There is no file nowhere.jsonl.'],
    ['a hub without database', ['--history', 'hub', '--data', 'elsewhere'], 1, 'There is no hub database at'],
    ['no days', ['--history', 'hub', '--days', '0'], 1, 'Days must be a whole number from 1'],
    ['half a seed', ['--history', 'hub', '--seed', '1.5'], 1, 'The seed must be a whole number'],
  ])('X-11 %s is told in one line', async (_, words, code, message) => {
    const ended = await countersign('--policy', ARTICLE, ...words);
    expect(ended).toMatchObject({ code, stdout: '' });
    expect(ended.stderr).toContain(message);
  });
});
