import { expect, test } from 'vitest';
import { createGroup } from './group.ts';

const gate = () => {
  const opened: (() => void)[] = [];
  return { wait: () => new Promise<void>((resolve) => opened.push(resolve)), open: () => opened.shift()?.() };
};

test('H-03: what is asked for in one turn is done together, in order, and each gets its own answer', async () => {
  const groups: (readonly number[])[] = [];
  const ask = createGroup<number, string>({
    soon: setImmediate,
    most: 10,
    run: async (items) => {
      groups.push(items);
      return items.map((item) => `answer ${item}`);
    },
  });
  expect(await Promise.all([ask(1), ask(2), ask(3)])).toEqual(['answer 1', 'answer 2', 'answer 3']);
  expect(groups).toEqual([[1, 2, 3]]);
});

test('H-03: what arrives while a group is done waits for the next, which holds no more than allowed', async () => {
  const { wait, open } = gate();
  const groups: (readonly number[])[] = [];
  const ask = createGroup<number, number>({
    soon: (run) => run(),
    most: 2,
    run: async (items) => {
      groups.push(items);
      await wait();
      return items;
    },
  });
  const first = ask(1);
  const later = Promise.all([ask(2), ask(3), ask(4)]);
  open();
  await first;
  // The next group starts once the one before it is settled.
  for (let i = 0; i < 2; i++) {
    await new Promise(setImmediate);
    open();
  }
  expect(await later).toEqual([2, 3, 4]);
  expect(groups).toEqual([[1], [2, 3], [4]]);
});

test('a failure refuses its own group only', async () => {
  let fails = true;
  const ask = createGroup<number, number>({
    soon: setImmediate,
    most: 10,
    run: async (items) => {
      if (fails) throw new Error('disk full');
      return items;
    },
  });
  await expect(ask(1)).rejects.toThrow('disk full');
  fails = false;
  expect(await ask(2)).toBe(2);
});
