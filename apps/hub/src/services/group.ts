/** How a group is collected: `soon` runs after whatever else arrived in this turn of the event loop. */
export type GroupOptions<In, Out> = {
  readonly soon: (run: () => void) => void;
  readonly most: number;
  /** Answers all of them, in order. A throw refuses all of them. */
  readonly run: (items: readonly In[]) => Promise<readonly Out[]>;
};

type Waiting<In, Out> = {
  readonly item: In;
  readonly resolve: (answer: Out) => void;
  readonly reject: (cause: unknown) => void;
};

/** Does together what is asked for at the same time: one transaction for all who wait. */
export const createGroup = <In, Out>({ soon, most, run }: GroupOptions<In, Out>): ((item: In) => Promise<Out>) => {
  const queue: Waiting<In, Out>[] = [];
  let isRunning = false;

  const settle = async (group: readonly Waiting<In, Out>[]): Promise<void> => {
    try {
      const answers = await run(group.map(({ item }) => item));
      for (const [i, { resolve }] of group.entries()) resolve(answers[i] as Out);
    } catch (cause) {
      for (const { reject } of group) reject(cause);
    }
  };
  const runAll = async (): Promise<void> => {
    while (queue.length > 0) await settle(queue.splice(0, most));
    isRunning = false;
  };

  return (item) =>
    new Promise((resolve, reject) => {
      queue.push({ item, resolve, reject });
      if (isRunning) return;
      isRunning = true;
      soon(() => void runAll());
    });
};
