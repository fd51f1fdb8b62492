import { wireError } from '@countersign/shared/protocol/wire-error';
import { BAD_TEXT, DRAFT_TEXT, LIVE_TEXT } from '../made-policy-text.ts';
import { MADE_BACKTEST, MADE_ISSUES, MADE_LEARNED, MADE_LIST, MADE_PREPARED, MADE_SHADOW } from '../made-policy.ts';
import { cancelBooking, practiceCase, refund, wire } from '../proposals.ts';
import type { Scene } from '../scene.ts';
import type { GalleryState } from '../state.ts';

const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await frame();
};

const openPage = async (scene: Scene): Promise<void> => {
  const { made, propose, store } = scene;
  for (const proposal of [wire(), refund(), practiceCase('question')]) propose(proposal);
  made['policy:list'] = () => MADE_LIST;
  made['policy:read'] = () => ({ info: MADE_LIST.versions[2], source: LIVE_TEXT });
  made['policy:check'] = () => ({ issues: [] });
  made['policy:backtest'] = () => MADE_BACKTEST;
  made['shadow:read'] = () => ({ report: MADE_SHADOW });
  made['learned:list'] = () => ({ items: MADE_LEARNED });
  store.showPage('policy');
  await until(() => store.policy.get().sources.size > 0);
};
const write = async (scene: Scene, text = DRAFT_TEXT): Promise<void> => {
  await openPage(scene);
  scene.store.policy.writing.openText('desk-2027-03.yaml', text);
  await until(() => scene.store.policy.get().draft?.check === 'checked');
};
const replay = async (scene: Scene): Promise<void> => {
  await write(scene);
  await scene.store.policy.trial.run();
};

/** The agent's proposal with what was learned about the like. */
const PREDICTED = {
  ...cancelBooking(),
  routing: {
    riskClass: 'medium',
    reasons: ['predicted'],
    rule: 'predicted',
    why: 'Cancellations that a customer did not ask for come back as complaints.',
    twoPerson: true,
    calibratedConfidence: 0.71,
    predicted: {
      probability: 0.82,
      model: 'predictor-4',
      because: [
        { feature: 'override_rate', value: '0.34', effect: 0.91 },
        { feature: 'customer_escalation_rate', value: '0.5', effect: 0.62 },
        { feature: 'customer_assents', value: '1', effect: -0.31 },
      ],
    },
  },
} as const satisfies Parameters<Scene['propose']>[0];

const openPredicted = async (scene: Scene, riskClass: 'medium' | 'critical'): Promise<void> => {
  for (const proposal of [wire(), practiceCase('question')]) scene.propose(proposal);
  const id = scene.propose({ ...PREDICTED, routing: { ...PREDICTED.routing, riskClass } });
  scene.practice.prepare(id, MADE_PREPARED);
  await scene.open(id);
  if (riskClass === 'critical') scene.store.showPanel('earlier');
};

/** The supervisor's page, and the card that what was learned brings to a person. */
export const POLICY_STATES: readonly GalleryState[] = [
  { name: 'policy-versions', role: 'supervisor', arrange: openPage },
  {
    name: 'policy-write-empty',
    role: 'supervisor',
    arrange: async (scene) => {
      await openPage(scene);
      scene.store.policy.showPart('write');
    },
  },
  { name: 'policy-write', role: 'supervisor', arrange: (scene) => write(scene) },
  {
    name: 'policy-issues',
    role: 'supervisor',
    arrange: async (scene) => {
      await openPage(scene);
      scene.made['policy:check'] = () => ({ issues: MADE_ISSUES });
      scene.store.policy.writing.openText('desk-2027-03.yaml', BAD_TEXT);
      await until(() => scene.store.policy.get().draft?.check === 'checked');
    },
  },
  {
    name: 'policy-diff',
    role: 'supervisor',
    arrange: async (scene) => {
      await write(scene);
      scene.store.policy.toggleDiff();
    },
  },
  {
    name: 'policy-publish',
    role: 'supervisor',
    arrange: async (scene) => {
      await write(scene);
      scene.store.policy.writing.askPublish();
    },
  },
  {
    name: 'policy-use',
    role: 'supervisor',
    arrange: async (scene) => {
      await openPage(scene);
      scene.store.policy.choose('careful-1');
      scene.store.policy.askUse('use');
    },
  },
  {
    name: 'policy-running',
    role: 'supervisor',
    arrange: async (scene) => {
      await write(scene);
      scene.deafen();
      void scene.store.policy.trial.run();
    },
  },
  { name: 'policy-backtest', role: 'supervisor', arrange: replay },
  {
    name: 'policy-backtest-table',
    role: 'supervisor',
    arrange: async (scene) => {
      await replay(scene);
      scene.store.policy.toggleTable();
    },
  },
  {
    name: 'policy-backtest-empty',
    role: 'supervisor',
    arrange: async (scene) => {
      await write(scene);
      const history = { ...MADE_BACKTEST.history, decisions: 0, labelled: 0, needed: 0 };
      scene.made['policy:backtest'] = () => ({ ...MADE_BACKTEST, history });
      await scene.store.policy.trial.run();
    },
  },
  {
    name: 'policy-shadow',
    role: 'supervisor',
    arrange: async (scene) => {
      await openPage(scene);
      scene.store.policy.showPart('shadow');
      await until(() => scene.store.policy.get().shadow.value !== null);
    },
  },
  {
    name: 'policy-shadow-none',
    role: 'supervisor',
    arrange: async (scene) => {
      await openPage(scene);
      scene.made['shadow:read'] = () => ({ report: null });
      scene.store.policy.showPart('shadow');
      await until(() => scene.store.policy.get().shadow.value !== null);
    },
  },
  {
    name: 'policy-learning',
    role: 'supervisor',
    arrange: async (scene) => {
      await openPage(scene);
      scene.store.policy.showPart('learning');
      await until(() => scene.store.policy.get().learned.value !== null);
      scene.store.policy.chooseLearned('predictor-4');
    },
  },
  {
    name: 'policy-learning-refused',
    role: 'supervisor',
    arrange: async (scene) => {
      await openPage(scene);
      scene.made['learned:list'] = () => ({ items: [] });
      scene.store.policy.showPart('learning');
      await until(() => scene.store.policy.get().learned.value !== null);
      scene.refused['learned:train'] = wireError('LIMIT', '37 labels, 200 needed', { field: 'labels', limit: 200 });
      await scene.store.policy.train('predictor');
    },
  },
  { name: 'card-predicted', arrange: (scene) => openPredicted(scene, 'medium') },
  { name: 'card-predicted-critical', arrange: (scene) => openPredicted(scene, 'critical') },
];
