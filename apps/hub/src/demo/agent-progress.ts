import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** Which invoices are settled, whatever the outcome. The rest is in the SDK's outbox or has not been looked at yet. */
export interface AgentProgress {
  has(number: string): boolean;
  add(number: string): void;
}

/**
 * One number per line, appended. A line lost or torn by a crash costs nothing: the invoice is proposed again under its key,
 * and the SDK and the ledger both know that it was dealt with.
 */
export const openProgress = (file: string): AgentProgress => {
  const done = new Set(existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []);
  return {
    has: (number) => done.has(number),
    add: (number) => {
      if (done.has(number)) return;
      done.add(number);
      // The newline in front ends a torn line.
      appendFileSync(file, `\n${number}\n`, { mode: 0o600 });
    },
  };
};
