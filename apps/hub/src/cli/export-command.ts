import { once } from 'node:events';
import { Command, InvalidArgumentError } from 'commander';
import { trainingExamples } from '../services/judgement/training-examples.ts';
import { withDatabase } from './with-database.ts';

const parseDay = (text: string): number => {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new InvalidArgumentError(`"${text}" is no date. Use one such as 2027-01-31.`);
  return Math.max(0, time);
};

const write = async (line: string): Promise<void> => {
  if (!process.stdout.write(line)) await once(process.stdout, 'drain');
};

type Flags = { readonly since?: number; readonly all?: boolean; readonly data?: string };

const overrides = ({ since = 0, all = false, data }: Flags): Promise<void> =>
  withDatabase(data, true, async (database) => {
    let count = 0;
    for await (const example of trainingExamples(database, { since, withApprovals: all })) {
      await write(`${JSON.stringify(example)}\n`);
      count++;
    }
    process.stderr.write(`${count} examples\n`);
  });

const WARNING = `
The lines hold whole bundles as the agents sent them: conversations, customers, amounts. That is personal data, and nothing
is redacted. Keep the file as you keep the hub's folder, and take out what whoever gets it must not see.`;

export const exportCommand = (): Command =>
  new Command('export')
    .description('Write what the hub knows as JSON Lines.')
    .addCommand(
      new Command('overrides')
        .description('What people decided otherwise than the agent, as training examples, newest first, to standard output.')
        .option('--since <date>', 'proposed on or after this date', parseDay)
        .option('--all', 'plain approvals too: what was fine')
        .option('--data <folder>', 'folder of the hub (COUNTERSIGN_DATA, default .data)')
        .addHelpText('after', WARNING)
        .action(overrides),
    );
