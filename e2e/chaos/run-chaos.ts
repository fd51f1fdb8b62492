import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { below, createRandom } from '@countersign/shared/testing/random';
import { connectAgent, connectReviewer } from '../load/connect.ts';
import { createCrew } from '../load/crew.ts';
import { runAgent } from './agent-load.ts';
import { checkStore, type Violation } from './check-store.ts';
import { createHubChild } from './hub-child.ts';
import { createJournal } from './journal.ts';
import { runReviewer } from './reviewer-load.ts';

export type ChaosSettings = {
  readonly kills: number;
  readonly seed: number;
  readonly program: 'hub-process.ts' | 'broken-hub-process.ts';
  readonly onKill?: (kill: number, submitted: number) => void;
};

export type ChaosReport = {
  readonly seed: number;
  readonly kills: number;
  readonly submitted: number;
  readonly decisions: number;
  /** Share of the submissions that was handed back when the kills ended. */
  readonly liveness: number;
  /** Not handed back one minute after the last kill. */
  readonly unfinished: number;
  readonly violations: readonly Violation[];
};

const AGENTS = 6;
const WINDOW = 2;
const REVIEWERS = 3;
/** A kill comes after so many hand-backs at most, which makes the run as long as the machine is slow, … */
const MOST_HAND_BACKS = 70;
/** … and then at any moment of this many milliseconds. */
const MOMENT_MS = 100;
/** One kill in so many comes while the clients are still finding back. */
const EARLY_KILL = 4;
const WITHIN_MS = 60_000;

const copyDatabase = async (folder: string): Promise<string> => {
  const copy = join(folder, 'copy.sqlite');
  for (const end of ['', '-wal']) {
    await rm(copy + end, { force: true });
    if (existsSync(join(folder, `hub.sqlite${end}`))) await copyFile(join(folder, `hub.sqlite${end}`), copy + end);
  }
  await rm(`${copy}-shm`, { force: true });
  return copy;
};

/**
 * Kills a hub at random times under load and looks each time what became of what it had acknowledged (D2).
 * Ends at the first kill that broke something.
 */
export const runChaos = async ({ kills, seed, program, onKill }: ChaosSettings): Promise<ChaosReport> => {
  const random = createRandom(seed);
  const folder = await mkdtemp(join(tmpdir(), 'countersign-chaos-'));
  const hub = createHubChild(program, folder);
  const journal = createJournal();
  let isStopped = false;
  const clients: { wake: () => void; close: () => void }[] = [];
  try {
    const place = { database: join(folder, 'hub.sqlite'), dataFolder: folder };
    const crew = await createCrew(place, { agents: AGENTS, reviewers: REVIEWERS });
    const { url } = await hub.start();
    const own = (): (() => number) => createRandom(below(random, 2 ** 31));
    const agents = crew.agents.map(({ id, token }) => {
      const client = connectAgent({ url, token, random: own() });
      clients.push(client);
      return runAgent({ client, agentId: id, journal, random: own(), window: WINDOW, isStopped: () => isStopped });
    });
    for (const { token } of crew.reviewers) {
      const client = connectReviewer({ url, token, random: own() });
      clients.push(client);
      runReviewer({ client, journal, random: own() });
    }

    let violations: readonly Violation[] = [];
    let kill = 0;
    while (kill < kills && violations.length === 0) {
      const target = below(random, EARLY_KILL) === 0 ? 0 : 1 + below(random, MOST_HAND_BACKS);
      await journal.handBacks(target, AbortSignal.timeout(WITHIN_MS));
      await sleep(below(random, MOMENT_MS));
      await hub.kill();
      kill++;
      violations = checkStore(await copyDatabase(folder), journal);
      onKill?.(kill, journal.submitted.size);
      await hub.start();
      for (const client of clients) client.wake();
    }
    // The last part of the run is like the others: it too ends under load.
    if (violations.length === 0) await journal.handBacks(MOST_HAND_BACKS / 2, AbortSignal.timeout(WITHIN_MS));
    const liveness = journal.handedBack.size / journal.submitted.size;
    isStopped = true;
    if (violations.length === 0) await Promise.race([Promise.all(agents), sleep(WITHIN_MS, undefined, { ref: false })]);
    const unfinished = journal.submitted.size - journal.handedBack.size;
    await hub.kill();
    if (violations.length === 0) violations = checkStore(await copyDatabase(folder), journal);
    return {
      seed,
      kills: kill,
      submitted: journal.submitted.size,
      decisions: journal.decisions.size,
      liveness,
      unfinished,
      violations,
    };
  } finally {
    for (const client of clients) client.close();
    await hub.kill();
    await rm(folder, { recursive: true, force: true });
  }
};
