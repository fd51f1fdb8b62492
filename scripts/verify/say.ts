/** A progress line between the output of the tools. */
export const say = (line: string): void => {
  process.stdout.write(`\n[verify] ${line}\n`);
};
