import type { DecisionId } from '@countersign/shared/model/ids';
import { createRoot } from 'react-dom/client';
import { DEFAULT_SETTINGS } from '../../src/platform/settings.ts';
import type { Command } from '../../src/renderer/commands/command.ts';
import { COMMANDS } from '../../src/renderer/commands/registry.ts';
import { ReviewerContext } from '../../src/renderer/features/app/reviewer-context.ts';
import { Palette } from '../../src/renderer/features/palette/palette.tsx';
import { createInboxStore } from '../../src/renderer/state/inbox-store.ts';
import { createFakeHub, createManualClock } from '../../src/renderer/test/fake-hub.ts';
import { createFakePlatform } from '../../src/renderer/test/fake-platform.ts';
import { itemOf } from '../../src/renderer/test/queue-item.ts';
import '../../src/renderer/styles/index.css';

const COUNT = 300;
const ITEMS = 5_000;

/** The real commands over and over, each time under another number, as far as the measurement goes. */
const commands = Array.from({ length: COUNT }, (_, i): Command => {
  const command = COMMANDS[i % COMMANDS.length];
  if (command === undefined) throw new Error('no commands');
  return { ...command, id: `${command.id}#${i}` as Command['id'], label: `${command.label} ${i}` };
});

const fake = createFakeHub();
const store = createInboxStore({
  hub: fake.hub,
  clock: createManualClock(),
  monotonic: () => performance.now(),
  newDecisionId: () => crypto.randomUUID() as DecisionId,
});
fake.queue(Array.from({ length: ITEMS }, (_, i) => itemOf(i + 1)));
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <ReviewerContext
    value={{
      store,
      platform: createFakePlatform(),
      settings: DEFAULT_SETTINGS,
      writeSettings: () => undefined,
      signOut: () => undefined,
    }}
  >
    <Palette commands={commands} />
  </ReviewerContext>,
);
