/** Answers the parent's question for the processor time used so far, in microseconds, and ends with the parent. */
export const answerParent = (address: { readonly url: string }): void => {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.(user + system);
  });
  // An orderly exit: a CPU profile is written only then.
  process.once('disconnect', () => process.exit());
  process.send?.(address);
};
