import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { createHub } from '../hub.ts';
import { CommandFailure } from './failure.ts';

/** Where `pnpm build` puts the reviewer page. */
const WEB_FOLDER = fileURLToPath(new URL('../../../desktop/dist/web', import.meta.url));

const explain = (cause: unknown, port: number): never => {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE')
    throw new CommandFailure(`Port ${port} is taken. Stop the other program, or choose another with --port or COUNTERSIGN_PORT.`);
  if (code === 'EACCES') throw new CommandFailure(`Port ${port} needs more rights. Choose one above 1023.`);
  throw new CommandFailure(cause instanceof Error ? cause.message : String(cause));
};

const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

export const hubCommand = (): Command =>
  new Command('hub')
    .description('Run the hub until Ctrl-C.')
    .option('--host <address>', 'address to listen on (COUNTERSIGN_HOST, default 127.0.0.1)')
    .option('--port <number>', 'port to listen on (COUNTERSIGN_PORT, default 4310)')
    .option('--data <folder>', 'folder of the embedded database (COUNTERSIGN_DATA, default .data)')
    .option('--insecure', 'listen beyond loopback without TLS')
    .option('--json', 'print the ready line as JSON only')
    .action(async (flags: { host?: string; port?: string; data?: string; insecure?: boolean; json?: boolean }) => {
      const config = readConfig(flags);
      if (!config.ok) throw new CommandFailure(config.message, 2);
      const hub = await createHub(config.value, existsSync(WEB_FOLDER) ? { webFolder: WEB_FOLDER } : {}).catch((cause: unknown) =>
        explain(cause, config.value.port),
      );
      const { url } = await hub.listen().catch(async (cause: unknown) => {
        await hub.close();
        return explain(cause, config.value.port);
      });
      const noTokens = (await hub.directory.listTokens()).length === 0;
      process.stdout.write(flags.json ? `${JSON.stringify({ hub: url })}\n` : `Countersign hub on ${url}\n`);
      if (noTokens && !flags.json)
        process.stdout.write('No tokens yet: countersign token create --role reviewer --name Ana --tiers senior_reviewer\n');
      await untilStopped();
      await hub.close();
    });
