import type { TemplateRegistry } from '@countersign/shared/domain/summary/templates/template';
import type { FactSource, PanelId } from '@countersign/shared/domain/summary/summary-view';
import { t } from '../strings/strings.ts';
import { FIRST_LOOK, factsToCheck, lookedAt } from './card-look.ts';
import { type InboxSnapshot, selectedCard, selectedItem } from './inbox-snapshot.ts';
import { summaryOf } from './summary-of.ts';

/** Looking closer at the card that is open: the sources of its facts, and what changed while it was read. */
export const createLookCommands = (deps: {
  readonly snapshot: () => InboxSnapshot;
  readonly set: (change: (snapshot: InboxSnapshot) => InboxSnapshot) => void;
  readonly showPanel: (panel: PanelId) => void;
  readonly say: (level: 'polite', text: string) => void;
  readonly notify: (text: string, tone: 'plain') => void;
}) => ({
  /** Leads to the very line that odd fact `n`, from 1, was read from, and marks it checked. Counts as opened evidence. */
  checkFact: (n: number): void => {
    const snapshot = deps.snapshot();
    const item = selectedItem(snapshot);
    const load = selectedCard(snapshot);
    if (item === undefined || load?.kind !== 'ready') return;
    const fact = factsToCheck(summaryOf(item, load.card, snapshot.templates).facts)[n - 1];
    if (fact === undefined) return deps.notify(t.why['no-such-fact'], 'plain');
    deps.showPanel(fact.source.panel);
    deps.set((s) => ({ ...s, look: lookedAt(s.look, n, fact.source) }));
    deps.say('polite', t.look.checkedAt(fact.label, t.panel[fact.source.panel]));
  },
  /** Leads to a line that is no odd fact, such as the agent's whole list of facts. */
  showSource: (source: FactSource): void => {
    deps.showPanel(source.panel);
    deps.set((s) => ({ ...s, look: { ...s.look, spot: { source, serial: (s.look.spot?.serial ?? 0) + 1 } } }));
  },
  /** The reader has seen what changed: from now on this is what was read. */
  dismissChange: (): void => deps.set((s) => ({ ...s, hasChanged: false, look: { ...s.look, asRead: FIRST_LOOK.asRead } })),
  /** The team's own sentences, as the hub serves them. */
  setTemplates: (templates: TemplateRegistry): void => deps.set((s) => ({ ...s, templates })),
});
