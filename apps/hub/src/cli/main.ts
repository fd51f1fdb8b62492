#!/usr/bin/env node
import { Command } from 'commander';
import { CommandFailure } from './failure.ts';
import { hubCommand } from './hub-command.ts';
import { replayCommand } from './replay-command.ts';
import { tokenCommand } from './token-command.ts';
import { watchCommand } from './watch-command.ts';

const program = new Command('countersign')
  .description('The desk where people give judgement to AI agents.')
  .addCommand(hubCommand())
  .addCommand(tokenCommand())
  .addCommand(replayCommand())
  .addCommand(watchCommand())
  .showHelpAfterError('(add --help for more)');

try {
  await program.parseAsync();
} catch (cause) {
  if (!(cause instanceof CommandFailure)) throw cause;
  process.stderr.write(`countersign: ${cause.message}\n`);
  process.exitCode = cause.exitCode;
}
