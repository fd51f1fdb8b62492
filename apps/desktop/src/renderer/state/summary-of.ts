import type { Phrases } from '@countersign/shared/domain/summary/phrases';
import { summarise } from '@countersign/shared/domain/summary/summarise';
import type { SummaryView } from '@countersign/shared/domain/summary/summary-view';
import type { TemplateRegistry } from '@countersign/shared/domain/summary/templates/template';
import type { QueueItem } from '@countersign/shared/protocol/reviewer';
import { phrases } from '../strings/strings.ts';
import type { Card } from './card-cache.ts';

type Made = {
  readonly item: QueueItem;
  readonly words: Phrases;
  readonly templates: TemplateRegistry;
  readonly view: SummaryView;
};
const made = new WeakMap<Card, Made>();

/** The ten-second card of an item. The screen and the keys ask for the same one, so it is made once. */
export const summaryOf = (item: QueueItem, card: Card, templates: TemplateRegistry): SummaryView => {
  const known = made.get(card);
  if (known?.item === item && known.words === phrases && known.templates === templates) return known.view;
  const view = summarise({ item, action: card.action, context: card.context, templates }, phrases);
  made.set(card, { item, words: phrases, templates, view });
  return view;
};
