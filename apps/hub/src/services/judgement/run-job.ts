import { Worker } from 'node:worker_threads';
import type { History } from '@countersign/shared/domain/backtest/history';
import type { Backtest } from '@countersign/shared/model/backtest';
import type { RoutingPolicy } from '@countersign/shared/model/policy';
import type { RiskClass } from '@countersign/shared/model/vocabulary';
import type { Training } from './train.ts';

/** Work that would hold the hub's thread too long, and so is done beside it. */
export type TrainJob = {
  readonly kind: 'train';
  readonly what: 'calibrator' | 'predictor';
  readonly version: string;
  readonly trainedAt: number;
  readonly minimum: number;
};
export type BacktestJob = {
  readonly kind: 'backtest';
  readonly policies: readonly { readonly name: string; readonly document: RoutingPolicy }[];
  readonly secondsPerReview: Readonly<Record<RiskClass, number>>;
  readonly seed: number;
};
export type Job = TrainJob | BacktestJob;
export type Answer<J extends Job> = J extends TrainJob ? Training : Backtest;

export type ToWorker =
  /** Rows as JSON texts: they cross to the other thread at a fraction of the cost of objects. */
  | { readonly kind: 'rows'; readonly rows: readonly string[] }
  | { readonly kind: 'run'; readonly job: Job; readonly history: Pick<History, 'source' | 'kind'> };

const PAGE = 50;
/** Bundles can be large, and all of them are held while the job runs. */
const MOST_BYTES = 192 * 1024 * 1024;

/** `isCut`: there was more than fits; of what was left out nothing was counted. */
export type JobResult<J extends Job> = { readonly answer: Answer<J>; readonly isCut: boolean };

/** Runs a job in a thread of its own. @throws what the job throws. */
export const runJob = async <J extends Job>(job: J, history: History): Promise<JobResult<J>> => {
  const worker = new Worker(new URL('judgement-job.ts', import.meta.url), { stderr: false });
  const answer = new Promise<Answer<J>>((resolve, reject) => {
    worker.once('message', (message: { readonly answer: Answer<J> }) => resolve(message.answer));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the job ended without an answer (${code})`)));
  });
  answer.catch(() => undefined);
  const send = (message: ToWorker): void => worker.postMessage(message);
  try {
    let rows: string[] = [];
    let bytes = 0;
    let isCut = false;
    for await (const row of history.rows()) {
      const text = JSON.stringify(row);
      bytes += text.length;
      if (bytes > MOST_BYTES) {
        isCut = true;
        break;
      }
      rows.push(text);
      if (rows.length < PAGE) continue;
      send({ kind: 'rows', rows });
      rows = [];
    }
    send({ kind: 'rows', rows });
    send({ kind: 'run', job, history: { source: history.source, kind: history.kind } });
    return { answer: await answer, isCut };
  } finally {
    await worker.terminate();
  }
};
export type RunJob = typeof runJob;
