let quiet = false;

/** @param {boolean} value true: only the names of long steps are said, not the chatter of the tools that do them */
export const setQuiet = (value) => {
  quiet = value;
};

export const isQuiet = () => quiet;

/** One progress line. Standard output belongs to the program that is started later. */
export const say = (line) => process.stderr.write(`[set-up] ${line}\n`);

/** Names what is wrong and what to do about it in one line, and ends. */
export const fail = (line) => {
  process.stderr.write(`${line}\n`);
  process.exit(1);
};

/** Runs a long step between two progress lines. */
export const step = async (line, work) => {
  const startedAt = performance.now();
  say(`${line} …`);
  const result = await work();
  say(`${line}: done in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  return result;
};
