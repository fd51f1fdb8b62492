#!/usr/bin/env node
import { Command } from 'commander';
import { backtestCommand } from './backtest-command.ts';
import { doctorCommand } from './doctor-command.ts';
import { exportCommand } from './export-command.ts';
import { CommandFailure } from './failure.ts';
import { hubCommand } from './hub-command.ts';
import { policyCommand } from './policy-command.ts';
import { replayCommand } from './replay-command.ts';
import { reportCommand } from './report-command.ts';
import { tokenCommand } from './token-command.ts';
import { trainCommand } from './train-command.ts';
import { watchCommand } from './watch-command.ts';

const program = new Command('countersign')
  .description('The desk where people give judgement to AI agents.')
  .addCommand(hubCommand())
  .addCommand(tokenCommand())
  .addCommand(replayCommand())
  .addCommand(watchCommand())
  .addCommand(backtestCommand())
  .addCommand(policyCommand())
  .addCommand(trainCommand())
  .addCommand(exportCommand())
  .addCommand(reportCommand())
  .addCommand(doctorCommand())
  .showHelpAfterError('(add --help for more)');

// Who reads no further, as `head` does, is no failure.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code !== 'EPIPE') throw cause;
  process.exit();
});

try {
  await program.parseAsync();
} catch (cause) {
  if (!(cause instanceof CommandFailure)) throw cause;
  process.stderr.write(`countersign: ${cause.message}\n`);
  process.exitCode = cause.exitCode;
}
