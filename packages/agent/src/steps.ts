/** Where a crash would hurt, in order of passing (D7). A test puts its SIGKILL here; production passes no hook. */
export const STEPS = [
  'before-send',
  'after-send',
  'after-ack',
  'waiting',
  'decision-received',
  'before-effect',
  'after-effect',
  'before-applied-ack',
] as const;
export type Step = (typeof STEPS)[number];

export type StepHook = (step: Step) => void;
