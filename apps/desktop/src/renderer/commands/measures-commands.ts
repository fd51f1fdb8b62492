import type { Page } from '../state/inbox-snapshot.ts';
import type { UiCommandId } from './command-id.ts';
import type { Definition, Definitions } from './command.ts';
import { printPage } from './focus.ts';

const on =
  (page: Page) =>
  (group: Definition['group'], run: Definition['run']): Definition => ({ group, audience: 'supervisor', pages: [page], run });
const onMeasures = on('measures');
const onChecklist = on('checklist');
/** What asks the hub: not while it cannot be reached. */
const atHub = (definition: Definition): Definition => ({
  ...definition,
  whyNot: ({ connection }) => (connection.kind === 'ready' ? null : 'offline'),
});

/** The Measures page by keys; every button there ends in the same calls. */
export const measuresCommands: Definitions<Extract<UiCommandId, `measures.${string}`>> = {
  'measures.previous-part': onMeasures('move', ({ store }) => store.measures.stepPart(-1)),
  'measures.next-part': onMeasures('move', ({ store }) => store.measures.stepPart(1)),
  'measures.shorter': onMeasures('look', ({ store }) => store.measures.stepDays(-1)),
  'measures.longer': onMeasures('look', ({ store }) => store.measures.stepDays(1)),
  'measures.table': onMeasures('look', ({ store }) => store.measures.toggleTable()),
  'measures.capacity': onMeasures('look', ({ store }) => store.measures.wantCapacity()),
  'measures.draft-capacity': atHub(onMeasures('editor', ({ store }) => store.measures.draftBasis('capacity'))),
  'measures.draft-cost': atHub(onMeasures('editor', ({ store }) => store.measures.draftBasis('cost_of_error'))),
  'measures.refresh': atHub(onMeasures('look', ({ store }) => store.measures.refresh())),
};

export const checklistCommands: Definitions<Extract<UiCommandId, `checklist.${string}`>> = {
  'checklist.print': onChecklist('look', () => printPage()),
  'checklist.refresh': atHub(onChecklist('look', ({ store }) => store.checklist.refresh())),
};
