import type { MeasuresPage } from '@countersign/shared/model/measures-page';
import type { Board } from '@countersign/shared/protocol/board';
import type { MeasuresPart } from '../../src/renderer/state/measures-snapshot.ts';
import { MADE_CHECKLIST } from '../made-checklist.ts';
import { FIRING_BOARD, MADE_MEASURES, NO_MEASURES, QUIET_BOARD } from '../made-measures.ts';
import { practiceCase, refund, wire } from '../proposals.ts';
import type { Scene } from '../scene.ts';
import type { GalleryState } from '../state.ts';

const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await frame();
};

const openMeasures = async (
  { made, propose, store }: Scene,
  part: MeasuresPart,
  page: MeasuresPage = MADE_MEASURES,
  board: Board = QUIET_BOARD,
): Promise<void> => {
  for (const proposal of [wire(), refund(), practiceCase('question')]) propose(proposal);
  made['board:read'] = () => board;
  made['measures:read'] = () => page;
  store.measures.showPart(part);
  store.showPage('measures');
  await until(() => store.measures.get().reading.value !== null && store.board.get().board !== null);
};

const state = (name: string, arrange: GalleryState['arrange']): GalleryState => ({ name, role: 'supervisor', arrange });

/** Whether the right things were asked, and whether everything is ready to ask. */
export const MEASURES_STATES: readonly GalleryState[] = [
  state('measures', (scene) => openMeasures(scene, 'eight')),
  state('measures-empty', (scene) => openMeasures(scene, 'eight', NO_MEASURES)),
  state('measures-firing', (scene) => openMeasures(scene, 'signs', MADE_MEASURES, FIRING_BOARD)),
  state('measures-quiet', (scene) => openMeasures(scene, 'signs')),
  state('measures-trends', (scene) => openMeasures(scene, 'trends')),
  state('measures-trends-tables', async (scene) => {
    await openMeasures(scene, 'trends');
    scene.store.measures.toggleTable();
  }),
  state('measures-calibration', (scene) => openMeasures(scene, 'calibration')),
  state('measures-calibration-few', (scene) => openMeasures(scene, 'calibration', NO_MEASURES)),
  state('measures-suggestions', (scene) => openMeasures(scene, 'suggestions')),
  state('measures-suggestions-refused', (scene) => openMeasures(scene, 'suggestions', NO_MEASURES)),
  state('checklist', async ({ made, store }) => {
    made['checklist:read'] = () => MADE_CHECKLIST;
    store.showPage('checklist');
    await until(() => store.checklist.get().value !== null);
  }),
];
