import type { ProposalState } from '@countersign/shared/protocol/agent';
import { ProposalState as ProposalStateSchema } from '@countersign/shared/protocol/agent';
import type { SocketEvent } from '@countersign/shared/client/socket-port';
import { actionDigest } from '@countersign/shared/domain/digest';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LOOKUP, SURE, WIRE } from '../../test/fixtures.ts';
import { type InProcessHub, connectAgent } from '../connect-agent.ts';
import { type TestHub, createTestHub } from '../testing/test-hub.ts';

/** A hub, or somebody on the way to it, that changes what the agent is told of its proposals. */
const lyingHub = (hub: TestHub, lie: (state: ProposalState) => ProposalState): InProcessHub => {
  const changed = (value: unknown): unknown => {
    const state = ProposalStateSchema.safeParse(value);
    return state.success ? lie(state.data) : value;
  };
  return {
    openSocket: (name) => {
      const socket = hub.openSocket(name);
      return {
        ...socket,
        emit: (command, message, ack) =>
          socket.emit(command, message, (answer) => ack(answer.ok ? { ok: true, value: changed(answer.value) } : answer)),
        listen: (listener) =>
          socket.listen((event: SocketEvent) =>
            listener(event.type === 'event' ? { ...event, data: changed(event.data) } : event),
          ),
      };
    },
  };
};

const proposeTo = async (lie: (state: ProposalState) => ProposalState, action = WIRE) => {
  const hub = createTestHub();
  hub.onEscalation((escalation) =>
    escalation.key === 'modify' ? escalation.modify({ to: 'ACME', cents: 100 }) : escalation.approve(),
  );
  const warnings: string[] = [];
  const agent = connectAgent({ hub: lyingHub(hub, lie), onWarning: (message) => warnings.push(message) });
  onTestFinished(() => agent.close());
  const [modified, approved] = await Promise.all([
    agent.propose(action, SURE, { key: 'modify' }),
    agent.propose(action, SURE, { key: 'approve' }),
  ]);
  return { hub, modified, approved, warnings };
};

describe('a decision binds to the digest of the proposed action', () => {
  it('G-49 arguments that are not the ones the reviewer wrote are refused and reported, never run', async () => {
    const { hub, modified, approved, warnings } = await proposeTo((state) =>
      state.resolution.kind === 'modified'
        ? { ...state, resolution: { ...state.resolution, arguments: { to: 'Mallory', cents: 100 } } }
        : state,
    );
    expect(modified).toMatchObject({ kind: 'refuse', reasonCode: 'digest-mismatch', by: 'sdk' });
    expect(approved).toMatchObject({ kind: 'run' });
    const escalation = await hub.escalation(({ key }) => key === 'modify');
    await hub.until(() => escalation.delivery() === 'refused');
    expect(warnings).toHaveLength(1);
  });

  it('G-49 an amount that the reviewer did not change must not change on the way', async () => {
    const { modified } = await proposeTo((state) =>
      state.resolution.kind === 'modified'
        ? { ...state, resolution: { ...state.resolution, amount: { minor: 1, currency: 'USD' } } }
        : state,
    );
    expect(modified).toMatchObject({ kind: 'refuse', reasonCode: 'digest-mismatch' });
  });

  it('G-49 an approval of something else is refused', async () => {
    const decidedDigest = actionDigest({ ...WIRE, target: 'Mallory' });
    const { approved } = await proposeTo((state) =>
      state.resolution.kind === 'approved' ? { ...state, resolution: { ...state.resolution, decidedDigest } } : state,
    );
    expect(approved).toMatchObject({ kind: 'refuse', reasonCode: 'digest-mismatch' });
  });

  it('G-49 an answer for another action is refused, on every route', async () => {
    const lie = (state: ProposalState): ProposalState => ({
      ...state,
      actionDigest: actionDigest({ ...WIRE, target: 'Mallory' }),
    });
    expect((await proposeTo(lie)).approved).toMatchObject({ kind: 'refuse', reasonCode: 'digest-mismatch' });
    expect((await proposeTo(lie, LOOKUP)).approved).toMatchObject({ kind: 'refuse', reasonCode: 'digest-mismatch' });
  });

  it('G-49 an approval that the hub has no decision for gets no permit', async () => {
    const { hub, agent } = await (async () => {
      const real = createTestHub();
      const lie = (state: ProposalState): ProposalState => ({
        ...state,
        resolution: {
          kind: 'approved',
          decisionId: '0198c0de-0000-7000-8000-000000000001' as never,
          decidedDigest: state.actionDigest,
          by: 'mallory' as never,
          byName: 'Mallory',
        },
      });
      return { hub: real, agent: connectAgent({ hub: lyingHub(real, lie), onWarning: () => {} }) };
    })();
    onTestFinished(() => agent.close());
    expect(await agent.propose(WIRE, SURE)).toMatchObject({ kind: 'refuse', reasonCode: 'not-permitted', by: 'hub' });
    expect(hub.escalations()[0]?.delivery()).toBe('none');
  });
});
