import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDirectory } from '@countersign/hub/directory-access';
import { REVIEW_TIERS } from '@countersign/shared/model/vocabulary';
import { connectAgent, connectReviewer, untilReady } from '../load/connect.ts';
import { makeProposal } from '../load/proposal.ts';
import { must } from '../races/desk.ts';
import { createHubChild } from './hub-child.ts';

const KILLS = 5;

test(`H-14 H-17 what was acknowledged of drafts and pauses is there after ${KILLS} kills`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-draft-kill-'));
  const { directory, close } = await openDirectory({ dataFolder: folder, database: join(folder, 'hub.sqlite') });
  const bot = await directory.createToken('agent', 'bot', []);
  const sue = await directory.createToken('supervisor', 'Sue', REVIEW_TIERS);
  await close();
  const hub = createHubChild('hub-process.ts', folder);
  const { url } = await hub.start();
  const agent = connectAgent({ url, token: bot.token });
  const person = connectReviewer({ url, token: sue.token });
  try {
    await Promise.all([untilReady(agent), untilReady(person)]);
    const { escalationId } = must(await agent.send('escalation:open', makeProposal('k')));
    const draft = { escalationId, editor: 'respond' } as const;
    for (let i = 1; i <= KILLS; i++) {
      const paused = i % 2 === 1;
      // The hub dies right after the answers.
      must(await person.send('draft:save', { ...draft, body: `attempt ${i}` }));
      must(await person.send('agent:set-paused', { agentId: bot.principal.id, paused, reason: `kill ${i}` }));
      await hub.kill();
      await hub.start();
      for (const client of [agent, person]) client.wake();
      const { drafts } = must(await person.send('escalation:read', { escalationId }));
      expect(drafts.map(({ body }) => body)).toEqual([`attempt ${i}`]);
      const { agents } = must(await person.send('board:read', {}));
      expect(agents[0]?.paused?.reason).toBe(paused ? `kill ${i}` : undefined);
    }
  } finally {
    agent.close();
    person.close();
    await hub.kill();
    rmSync(folder, { recursive: true, force: true });
  }
});
