import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as api from './index.ts';
import * as testing from './testing/index.ts';

const exportsOf = (file: string): readonly string[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .replaceAll(/\s+/g, ' ')
    .split('export ')
    .slice(1)
    .flatMap((line) => {
      const isType = line.startsWith('type ');
      const names = line.slice(line.indexOf('{') + 1, line.indexOf('}')).split(',');
      return names
        .map((name) => name.trim())
        .filter((name) => name !== '')
        .map((name) => (isType && !name.startsWith('type ') ? `type ${name}` : name));
    })
    .sort();

it('G-70 the public names, values and types, are these and no others', () => {
  expect(Object.keys(api).sort()).toMatchInlineSnapshot(`
    [
      "NotAdmittedError",
      "NotApprovedError",
      "connectAgent",
    ]
  `);
  expect(exportsOf('./index.ts')).toMatchInlineSnapshot(`
    [
      "NotAdmittedError",
      "NotApprovedError",
      "connectAgent",
      "type AgentClient",
      "type AlreadyDoneOutcome",
      "type Answered",
      "type CallDescription",
      "type ConflictOutcome",
      "type ConnectOptions",
      "type EffectContext",
      "type EffectRefusal",
      "type EffectReport",
      "type ExpiredOutcome",
      "type FailMode",
      "type Guard",
      "type GuardOptions",
      "type InProcessHub",
      "type InvalidOutcome",
      "type NotRun",
      "type Outbox",
      "type OutboxEntry",
      "type Outcome",
      "type Override",
      "type OverrideHandler",
      "type Problem",
      "type ProposeOptions",
      "type RefuseOutcome",
      "type RespondOutcome",
      "type RunModifiedOutcome",
      "type RunOptions",
      "type RunOutcome",
      "type Runnable",
      "type TakenOverOutcome",
      "type UnavailableOutcome",
      "type UnfinishedProposal",
      "type WithdrawRefusal",
      "type WithdrawnOutcome",
    ]
  `);
  expect(Object.keys(testing).sort()).toMatchInlineSnapshot(`
    [
      "STEPS",
      "TEST_REVIEWER",
      "connectAtSteps",
      "createTestHub",
    ]
  `);
  expect(exportsOf('./testing/index.ts')).toMatchInlineSnapshot(`
    [
      "STEPS",
      "TEST_REVIEWER",
      "connectAtSteps",
      "createTestHub",
      "type EscalationHandler",
      "type Step",
      "type StepHook",
      "type TestEscalation",
      "type TestHub",
      "type TestHubOptions",
    ]
  `);
});
