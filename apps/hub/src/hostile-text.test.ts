import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Board } from '@countersign/shared/protocol/board';
import { connect, propose, valueOf } from '../test/connect.ts';
import { createTestHub } from '../test/harness.ts';
import { HAS_NAUGHTY_FILE, NAUGHTY_NOTE, naughtyTexts } from '../test/naughty-file.ts';

/** More than one socket so that 515 texts do not wait for each other's commits one by one. */
const AT_ONCE = 16;

test.skipIf(!HAS_NAUGHTY_FILE)(
  `H-21 515 texts that break programs come back unchanged from drafts, flags and pauses${NAUGHTY_NOTE}`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'countersign-hostile-'));
    const hub = await createTestHub({ config: { dataFolder: folder, database: join(folder, 'hub.sqlite') } });
    const bot = await hub.token('agent', 'bot');
    const agent = await connect(hub.url, '/agent', bot.token);
    const sue = await connect(hub.url, '/reviewer', (await hub.token('supervisor', 'Sue')).token);
    const { escalationId } = await propose(agent, 'k');
    const texts = naughtyTexts();
    expect(texts).toHaveLength(515);

    for (let i = 0; i < texts.length; i += AT_ONCE) {
      const some = texts.slice(i, i + AT_ONCE);
      await Promise.all(
        some.map(async (text) => {
          const flag = (flagged: boolean) => sue.call('escalation:flag', { escalationId, flagged, note: text });
          // In one batch: marked and unmarked, each with the text.
          for (const answer of await Promise.all([flag(true), flag(false)])) valueOf(answer);
        }),
      );
      for (const text of some) {
        valueOf(await sue.call('draft:save', { escalationId, editor: 'respond', body: text }));
        const { drafts } = valueOf(await sue.call<{ drafts: { body: string }[] }>('escalation:read', { escalationId }));
        expect(drafts.map(({ body }) => body)).toEqual([text]);
        valueOf(await sue.call('agent:set-paused', { agentId: bot.principal.id, paused: true, reason: text }));
        const { agents } = valueOf(await sue.call<Board>('board:read', {}));
        expect(agents[0]?.paused?.reason).toBe(text);
      }
    }
    const notes = (await hub.hub.events.historyOf(escalationId)).flatMap((event) =>
      event.type === 'flagged' ? [event.note] : [],
    );
    expect(new Set(notes)).toEqual(new Set(texts));
    agent.close();
    sue.close();
    await hub.close();
    rmSync(folder, { recursive: true, force: true });
  },
  60_000,
);
