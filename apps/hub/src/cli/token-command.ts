import { Command, InvalidArgumentError, Option } from 'commander';
import { REVIEW_TIERS, type ReviewTier, Role } from '@countersign/shared/model/vocabulary';
import { readConfig } from '../config.ts';
import { databaseExists, openDirectory } from '../directory-access.ts';
import type { Directory } from '../services/directory.ts';
import { CommandFailure } from './failure.ts';

const parseTiers = (text: string): readonly ReviewTier[] => {
  const tiers = text.split(',').map((tier) => tier.trim());
  const wrong = tiers.find((tier) => !(REVIEW_TIERS as readonly string[]).includes(tier));
  if (wrong !== undefined) throw new InvalidArgumentError(`"${wrong}" is no review tier. Use ${REVIEW_TIERS.join(', ')}.`);
  return tiers as ReviewTier[];
};

const withDirectory = async <T>(
  data: string | undefined,
  mustExist: boolean,
  run: (directory: Directory) => Promise<T>,
): Promise<T> => {
  const config = readConfig({ data });
  if (!config.ok) throw new CommandFailure(config.message, 2);
  if (mustExist && !databaseExists(config.value))
    throw new CommandFailure(
      `There is no hub database at ${config.value.database}. Give its folder with --data or COUNTERSIGN_DATA.`,
    );
  const { directory, close } = await openDirectory(config.value).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CommandFailure(`The hub's folder ${config.value.dataFolder} cannot be used: ${why}. Choose another with --data.`);
  });
  try {
    return await run(directory);
  } finally {
    await close();
  }
};

const print = (asJson: boolean | undefined, value: unknown, text: string): void => {
  process.stdout.write(asJson ? `${JSON.stringify(value)}\n` : `${text}\n`);
};

type CreateFlags = { role: Role; name: string; tiers?: readonly ReviewTier[]; data?: string; json?: boolean };

const create = async ({ role, name, tiers, data, json }: CreateFlags): Promise<void> => {
  if (role === 'reviewer' && tiers === undefined)
    throw new CommandFailure(`A reviewer needs --tiers, e.g. --tiers junior_reviewer,senior_reviewer`, 2);
  if (role !== 'reviewer' && tiers !== undefined) throw new CommandFailure('Only reviewers have tiers.', 2);
  if (name.trim() === '' || name.length > 120) throw new CommandFailure('A name has 1 to 120 characters.', 2);
  const made = await withDirectory(data, false, (directory) => directory.createToken(role, name, tiers ?? []));
  print(
    json,
    { id: made.tokenId, role, name, tiers: made.principal.tiers, replacedTiers: made.replaced ?? null, token: made.token },
    [
      made.token,
      '',
      `Token ${made.tokenId} for ${role} ${name}. It is not shown again.`,
      ...(made.replaced === undefined
        ? []
        : [`${name} was there already and had ${made.replaced.join(', ')}; that is replaced, at once.`]),
    ].join('\n'),
  );
};

const list = async ({ data, json }: { data?: string; json?: boolean }): Promise<void> => {
  const rows = await withDirectory(data, true, (directory) => directory.listTokens());
  const view = rows.map(({ id, principal, createdAt, revokedAt }) => ({
    id,
    role: principal.role,
    name: principal.name,
    tiers: principal.tiers,
    createdAt: new Date(createdAt).toISOString(),
    revokedAt: revokedAt === null ? null : new Date(revokedAt).toISOString(),
  }));
  const lines = view.map((t) =>
    [t.id, t.role.padEnd(10), t.revokedAt === null ? 'live   ' : 'revoked', t.createdAt, t.name, t.tiers.join(',')]
      .join('  ')
      .trimEnd(),
  );
  print(json, view, lines.length === 0 ? 'No tokens.' : lines.join('\n'));
};

const revoke = async (id: string, { data, json }: { data?: string; json?: boolean }): Promise<void> => {
  const revoked = await withDirectory(data, true, (directory) => directory.revokeToken(id));
  if (!revoked) throw new CommandFailure(`No live token ${id}. "countersign token list" shows them.`);
  print(json, { id, revoked: true }, `Token ${id} is revoked; its connections end within a second.`);
};

export const tokenCommand = (): Command => {
  const common = (command: Command): Command =>
    command.option('--data <folder>', 'folder of the hub (COUNTERSIGN_DATA, default .data)').option('--json', 'print JSON');
  return new Command('token')
    .description('Make, list and revoke tokens. Works beside a running hub.')
    .addCommand(
      common(new Command('create'))
        .description('Make a token. It is shown once.')
        .addOption(new Option('--role <role>', 'who it is for').choices(Role.options).makeOptionMandatory())
        .requiredOption('--name <name>', 'name of the person or agent')
        .option('--tiers <list>', `review tiers of a reviewer, comma-separated: ${REVIEW_TIERS.join(', ')}`, parseTiers)
        .action(create),
    )
    .addCommand(common(new Command('list')).description('List tokens, never the secrets.').action(list))
    .addCommand(
      common(new Command('revoke')).description('Revoke a token.').argument('<id>', 'id from "token list"').action(revoke),
    );
};
