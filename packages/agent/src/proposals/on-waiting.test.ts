import { expect, it } from 'vitest';
import { connectAgent } from '../index.ts';
import { createTestHub } from '../testing/index.ts';
import type { Answered } from '../outcome/outcome.ts';

const action = { name: 'post_invoice', arguments: { total: 1 }, reversible: true };

it('onWaiting tells why somebody must decide first, and stays silent where nobody must', async () => {
  const hub = createTestHub();
  const agent = connectAgent({ hub, outbox: 'memory' });
  const told: Answered[] = [];
  const onWaiting = (answered: Answered): void => void told.push(answered);

  expect((await agent.propose(action, { confidence: 0.95 }, { key: 'sure', onWaiting })).kind).toBe('run');
  expect((await agent.propose(action, { confidence: 0.6 }, { key: 'reviewed', onWaiting })).kind).toBe('run');
  expect(told).toEqual([]);

  hub.onEscalation((escalation) => (escalation.key === 'unsure' ? escalation.approve() : undefined));
  const outcome = await agent.propose(action, { confidence: 0.2 }, { key: 'unsure', onWaiting });
  expect(outcome.kind).toBe('run');
  expect(told).toMatchObject([{ key: 'unsure', route: 'escalate', reasons: ['low_confidence'] }]);
  await agent.close();
});
