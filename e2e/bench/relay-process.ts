import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Namespace, Server, type Socket } from 'socket.io';
import { randomUUID } from 'node:crypto';
import type { ProposalInput } from '../load/proposal.ts';
import { answerParent } from './serve.ts';

/**
 * The yardstick: a bare Socket.IO server that moves the same messages of the same sizes between the same clients, with
 * nothing but a Map behind it. No checks, no tokens, no store.
 */
const WINDOW_MS = 20;

type Envelope<T> = { readonly commandId: string; readonly input: T };
type Item = { readonly id: string; readonly target: string | undefined; status: { kind: string } };
type Entry = { readonly input: ProposalInput; readonly agent: Socket; readonly item: Item; decisionId?: string };
type Answer = (answer: unknown) => void;

const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false });
const entries = new Map<string, Entry>();
const reviewers: Namespace = io.of('/reviewer');

const routing = {
  route: 'escalate',
  reasons: ['low_confidence'],
  riskClass: 'medium',
  reviewTier: 'senior_reviewer',
  rule: 'low_confidence',
  policyVersion: 'default-1',
  inclusionProbability: 1,
};
const stateOf = (id: string, { input, decisionId }: Entry, delivery: string) => ({
  escalationId: id,
  key: input.key,
  actionDigest: input.actionDigest,
  routing,
  resolution:
    decisionId === undefined
      ? { kind: 'waiting' }
      : { kind: 'approved', decisionId, decidedDigest: input.actionDigest, by: id, byName: 'reviewer 1' },
  delivery,
});
const itemOf = (id: string, { action }: ProposalInput): Item & Record<string, unknown> => ({
  id,
  agentId: id,
  agentName: 'agent 1',
  actionName: action.name,
  target: action.target,
  amount: action.amount,
  reversible: action.reversible,
  routing,
  reviewTier: 'senior_reviewer',
  openedAt: Date.now(),
  deadlineAt: Date.now(),
  onDeadline: 'reject',
  overdue: false,
  fence: 0,
  version: 1,
  delivery: 'none',
  seq: 1,
  status: { kind: 'pending' },
});

let changed = new Map<string, Item>();
const tell = (item: Item): void => {
  if (changed.size === 0)
    setTimeout(() => {
      reviewers.emit('queue:changed', { head: 1, items: [...changed.values()], left: [] });
      changed = new Map();
    }, WINDOW_MS);
  changed.set(item.id, item);
};

io.of('/agent').on('connection', (socket) => {
  socket.emit('session:ready', { now: Date.now() });
  socket.on('escalation:open', ({ input }: Envelope<ProposalInput>, answer: Answer) => {
    const id = randomUUID();
    const entry = { input, agent: socket, item: itemOf(id, input) };
    entries.set(id, entry);
    answer({ ok: true, value: stateOf(id, entry, 'none') });
    tell(entry.item);
  });
  socket.on('decision:receive', ({ input }: Envelope<{ escalationId: string }>, answer: Answer) => {
    const entry = entries.get(input.escalationId);
    if (entry === undefined) return;
    entries.delete(input.escalationId);
    answer({ ok: true, value: stateOf(input.escalationId, entry, 'received') });
    entry.item.status = { kind: 'handed_back' };
    tell(entry.item);
  });
});

reviewers.on('connection', (socket) => {
  socket.emit('session:ready', { now: Date.now() });
  socket.on('escalation:read', ({ input }: Envelope<{ escalationId: string }>, answer: Answer) => {
    const entry = entries.get(input.escalationId);
    if (entry === undefined) return;
    const { action, actionDigest, context } = entry.input;
    answer({ ok: true, value: { item: entry.item, action, actionDigest, context } });
  });
  socket.on('escalation:decide', ({ input }: Envelope<{ escalationId: string; decisionId: string }>, answer: Answer) => {
    const entry = entries.get(input.escalationId);
    if (entry === undefined) return;
    entry.decisionId = input.decisionId;
    entry.item.status = { kind: 'decided' };
    answer({ ok: true, value: entry.item });
    entry.agent.emit('decision:delivered', stateOf(input.escalationId, entry, 'pending'));
    tell(entry.item);
  });
});

http.listen(0, '127.0.0.1', () => {
  answerParent({ url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` });
});
