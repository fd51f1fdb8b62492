export type Progress = {
  /** @param share of the file that has been read, 0 to 1. */
  readonly update: (share: number, done: number) => void;
  /** Removes a bar, so that other lines can be printed. */
  readonly clear: () => void;
};

const WIDTH = 24;
/** Where nobody looks at a terminal, a line is printed every so many records. */
const EVERY = 25;

/** A bar on a terminal, now and then a line elsewhere. */
export const createProgress = (stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>): Progress => {
  let shown = 0;
  const percent = (share: number): string => `${Math.floor(share * 100)} %`;
  if (!stream.isTTY)
    return {
      update: (share, done) => {
        if (done < shown + EVERY) return;
        shown = done;
        stream.write(`${done} proposed (${percent(share)} of the file)\n`);
      },
      clear: () => undefined,
    };
  return {
    update: (share, done) => {
      const filled = Math.round(share * WIDTH);
      stream.write(`\r[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${percent(share)}  ${done} proposed`);
    },
    clear: () => void stream.write('\r\u001b[K'),
  };
};
