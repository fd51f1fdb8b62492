import { PrincipalId } from '../src/model/ids.ts';
import { type Labelled, NO_PAST } from '../src/model/label.ts';
import { createRandom } from './random.ts';

const AGENT = PrincipalId.parse('agent-1');
const ACTIONS = ['refund', 'rebook', 'close_account'] as const;
const HOUR = 3_600_000;

const bell = (random: () => number): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Log-odds that it needs a person: more lines to get wrong, less confidence, and one action that is harder. */
const truth = (lines: number, confidence: number, action: string): number =>
  -1.5 + 0.35 * lines - 3 * (confidence - 0.6) + (action === 'close_account' ? 1 : 0);

/**
 * A made history with a known law: conversations of one to five decisions that share a mood of their own, so that rows of one
 * group are alike. `strength` 0 makes the answers independent of all that can be seen.
 */
export const makeHistory = (seed: number, groups: number, strength = 1): readonly Labelled[] => {
  const random = createRandom(seed);
  return Array.from({ length: groups }, (_, g) => {
    const mood = bell(random);
    return Array.from({ length: 1 + Math.floor(random() * 5) }, (__, i): Labelled => {
      const action = ACTIONS[Math.floor(random() * ACTIONS.length)] ?? 'refund';
      const lines = 1 + Math.floor(random() * 8);
      const confidence = Math.round(100 * (0.3 + 0.7 * random())) / 100;
      const odds = strength * truth(lines, confidence, action) + 0.7 * mood;
      return {
        id: `s${seed}-g${g}-${i}`,
        group: `g${g}`,
        agentId: AGENT,
        action: { name: action, arguments: { lines: Array.from({ length: lines }, (___, line) => `line ${line}`) } },
        context: { confidence, conversation: [{ role: 'customer', text: 'x'.repeat(1 + Math.floor(random() * 200)) }] },
        at: (g * 10 + i) * HOUR,
        past: NO_PAST,
        needed: random() < 1 / (1 + Math.exp(-odds)),
        weight: 1,
      };
    });
  }).flat();
};
