/** Shorter runs say nothing: the answer is there before anybody wonders. */
const PATIENCE_MS = 1_000;
const EVERY_MS = { terminal: 100, elsewhere: 5_000 } as const;

export type WorkProgress = {
  /** @param share of the work that is done, 0 to 1; null where nobody knows how much there is */
  readonly update: (share: number | null, done: number) => void;
  readonly end: () => void;
};

/** One line that is written over on a terminal, now and then a line elsewhere; nothing in the first second. */
export const createWorkProgress = (stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>, now: () => number): WorkProgress => {
  const start = now();
  const every = stream.isTTY ? EVERY_MS.terminal : EVERY_MS.elsewhere;
  let last = start + PATIENCE_MS - every;
  let shown = false;
  return {
    update: (share, done) => {
      const time = now();
      if (time - last < every) return;
      last = time;
      shown = true;
      const text = share === null ? `${done} decisions` : `${Math.floor(share * 100)} %`;
      stream.write(stream.isTTY ? `\r\u001b[KReplaying history: ${text}` : `Replaying history: ${text}\n`);
    },
    end: () => {
      if (shown && stream.isTTY) stream.write('\r\u001b[K');
    },
  };
};
