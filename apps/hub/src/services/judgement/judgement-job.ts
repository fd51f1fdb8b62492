import { parentPort } from 'node:worker_threads';
import { backtest } from '@countersign/shared/domain/backtest/backtest';
import { candidateOf } from '@countersign/shared/domain/backtest/candidate-of';
import type { HistoryRow } from '@countersign/shared/domain/backtest/history';
import { compileOwnPolicy } from '@countersign/shared/domain/routing/compile-policy';
import type { BacktestJob, Job, ToWorker } from './run-job.ts';
import { train } from './train.ts';

/** The other side of `runJob`: takes the rows of a history, then one job, and answers. */
const rows: HistoryRow[] = [];

async function* all(): AsyncGenerator<HistoryRow> {
  yield* rows;
}

const test = ({ policies, seed, secondsPerReview }: BacktestJob, history: { source: string; kind: 'recorded' | 'lived' }) =>
  backtest({
    policies: policies.map(({ name, document }) => candidateOf(name, compileOwnPolicy(document), seed)),
    history: { ...history, rows: all },
    seed,
    secondsPerReview,
  });

const answerOf = (job: Job, history: { source: string; kind: 'recorded' | 'lived' }): unknown =>
  job.kind === 'train' ? train(job, rows) : test(job, history);

parentPort?.on('message', (message: ToWorker) => {
  if (message.kind === 'rows') rows.push(...message.rows.map((row) => JSON.parse(row) as HistoryRow));
  else void Promise.resolve(answerOf(message.job, message.history)).then((answer) => parentPort?.postMessage({ answer }));
});
