import { shownVersion } from '../state/policy-snapshot.ts';
import type { UiCommandId } from './command-id.ts';
import type { Definition, Definitions } from './command.ts';
import { pickFile } from './focus.ts';

type PolicyCommandId = Extract<UiCommandId, `policy.${string}`>;

const onPage = (group: Definition['group'], run: Definition['run']): Definition => ({
  group,
  audience: 'supervisor',
  pages: ['policy'],
  run,
});
/** What changes something at the hub: not while it cannot be reached. */
const atHub = (run: Definition['run']): Definition => ({
  ...onPage('decide', run),
  whyNot: ({ connection }) => (connection.kind === 'ready' ? null : 'offline'),
});

/** The policy page by keys; every button there ends in the same calls. */
export const policyCommands: Definitions<PolicyCommandId> = {
  'policy.previous-part': onPage('move', ({ store }) => store.policy.stepPart(-1)),
  'policy.next-part': onPage('move', ({ store }) => store.policy.stepPart(1)),
  'policy.write': onPage('editor', ({ store }) => void store.policy.writing.write(shownVersion(store.policy.get()))),
  'policy.open-file': onPage('editor', ({ store }) => {
    store.policy.showPart('write');
    pickFile();
  }),
  'policy.next-issue': onPage('editor', ({ store }) => store.policy.writing.nextIssue()),
  'policy.diff': onPage('look', ({ store }) => store.policy.toggleDiff()),
  'policy.backtest': atHub(({ store }) => void store.policy.trial.run()),
  'policy.publish': atHub(({ store }) => store.policy.writing.askPublish()),
  'policy.use': atHub(({ store }) => store.policy.askUse('use')),
  'policy.shadow': atHub(({ store }) => store.policy.askUse('shadow')),
  'policy.end-shadow': atHub(({ store }) => store.policy.askEndShadow()),
  'policy.discard': onPage('editor', ({ store }) => store.policy.askDiscard()),
  'policy.train-calibrator': atHub(({ store }) => void store.policy.train('calibrator')),
  'policy.train-predictor': atHub(({ store }) => void store.policy.train('predictor')),
  'policy.table': onPage('look', ({ store }) => store.policy.toggleTable()),
};
