import { randomUUID } from 'node:crypto';
import { createHubClient } from '@countersign/shared/client/hub-client';
import type { Clock, SocketPort } from '@countersign/shared/client/socket-port';
import { err } from '@countersign/shared/domain/result';
import { AgentContract } from '@countersign/shared/protocol/agent';
import type { AgentClient } from './agent-client.ts';
import type { AgentParts, OverrideHandler } from './agent-parts.ts';
import { watchAdmission } from './connection/admission.ts';
import { createLifetime } from './connection/lifetime.ts';
import { waitUntilReady } from './connection/ready.ts';
import { createReporter } from './effect/reporter.ts';
import { createGuard } from './guard/guard.ts';
import type { Outbox } from './outbox/outbox.ts';
import { checkKey } from './propose/proposal.ts';
import { createProposalBook } from './proposals/proposal-book.ts';
import type { FailMode } from './proposals/patience.ts';
import { createPropose } from './proposals/propose.ts';
import { startResuming } from './proposals/resume.ts';
import { withdrawProposal } from './proposals/withdraw.ts';
import type { StepHook } from './steps.ts';

/** Everything from outside. `connectAgent` fills it for production, tests for tests. */
export type AgentPorts = {
  readonly socket: SocketPort;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly random: () => number;
  readonly warn: (message: string) => void;
  readonly failMode: FailMode;
  readonly onOverride: OverrideHandler | undefined;
  readonly passed: StepHook;
};

/** Wires one client. Connecting and reading the outbox begin at once, in the background. */
export const createAgent = (ports: AgentPorts): AgentClient => {
  const { socket, clock, random, warn, passed, onOverride } = ports;
  const hub = createHubClient({ contract: AgentContract, socket, clock, random, newCommandId: randomUUID });
  const { closing, background, end } = createLifetime(clock, warn);
  const book = createProposalBook(ports.outbox, warn);
  const parts: AgentParts = { hub, admission: watchAdmission(hub), book, clock, passed, onOverride, warn, closing, background };
  const reporter = createReporter(parts);
  const propose = createPropose(parts, reporter, ports.failMode);

  startResuming(parts, reporter);
  hub.connect();

  return {
    ready: async () => {
      await book.loaded;
      return waitUntilReady(hub);
    },
    connection: () => hub.state().kind,
    propose,
    guard: createGuard(propose),
    report: (outcome, report) => outcome.report(report),
    withdraw: async (outcomeOrKey, reason) => {
      await book.loaded;
      const key = checkKey(typeof outcomeOrKey === 'string' ? outcomeOrKey : outcomeOrKey.key);
      return key.ok ? withdrawProposal(parts, key.value, reason) : err({ code: 'not-found', message: 'This is no key.' });
    },
    unfinished: async () => {
      await book.loaded;
      return book
        .all()
        .filter(({ entry }) => entry.finish === undefined)
        .map(({ entry: { key, action, context, proposedAt }, taken }) => ({ key, action, context, proposedAt, resumed: taken }));
    },
    close: async () => {
      await end();
      hub.close();
    },
  };
};
