import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCrew } from '../../load/crew.ts';
import { openSlowLine } from './slow-line.ts';

/** A hub in its own process, the reviewer page behind a slow line, and tokens for whoever takes part. */
export const openBenchDesk = async ({
  roundTripMs = 0,
  holdMs = 10_000,
}: {
  roundTripMs?: number;
  holdMs?: 5_000 | 10_000;
} = {}) => {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-ui-'));
  const crew = await createCrew({ dataFolder: folder, database: join(folder, 'hub.sqlite') }, { agents: 2, reviewers: 2 });
  const line = await openSlowLine(roundTripMs);
  const child = fork(join(import.meta.dirname, 'desk-process.ts'), [folder, line.url, String(holdMs)]);
  const [address] = (await once(child, 'message')) as [{ readonly url: string; readonly port: number }];
  line.leadTo(address.port);
  return {
    url: address.url,
    crew,
    /** The page as a reviewer far away gets it, and as one beside the hub does. */
    link: (reviewer: number, where: 'near' | 'far'): string =>
      `${where === 'near' ? address.url : line.url}/#token=${crew.reviewers[reviewer]?.token ?? ''}`,
    close: async (): Promise<void> => {
      child.kill('SIGKILL');
      await line.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
export type BenchDesk = Awaited<ReturnType<typeof openBenchDesk>>;
