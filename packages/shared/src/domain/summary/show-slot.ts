import { formatMoney } from '../money.ts';
import { assertNever } from '../result.ts';
import { type Room, fitText } from './fit-text.ts';
import type { Phrases } from './phrases.ts';
import type { Segment } from './summary-view.ts';
import type { Slot } from './templates/slot.ts';

const showList = (items: readonly string[], room: Room): string => {
  const shown = items.slice(0, room.tokens >= 3 ? 2 : 1);
  const each = { characters: room.characters, tokens: Math.max(1, Math.floor(room.tokens / shown.length)) };
  const text = shown.map((item) => fitText(item, each)).join(', ');
  return shown.length === items.length ? text : `${text} …(+${items.length - shown.length})`;
};

/** A value as a piece of a sentence. Amounts and counts are never cut; all else is cleaned and kept in its room. */
export const showSlot = (slot: Slot, room: Room, phrases: Phrases): Segment => {
  switch (slot.kind) {
    case 'money':
      return { kind: 'amount', text: formatMoney(slot.money, phrases.locale, phrases.minorUnits) };
    case 'number':
      return {
        kind: 'amount',
        text: new Intl.NumberFormat(phrases.locale, { maximumSignificantDigits: 17 }).format(slot.number),
      };
    case 'count': {
      const form = new Intl.PluralRules(phrases.locale).select(slot.count);
      const number = new Intl.NumberFormat(phrases.locale).format(slot.count);
      return { kind: 'value', text: `${number} ${phrases.nouns[slot.noun][form] ?? phrases.nouns[slot.noun].other}` };
    }
    case 'text':
      return { kind: 'value', text: fitText(slot.text, room) };
    case 'list':
      return { kind: 'value', text: showList(slot.items, room) };
    default:
      return assertNever(slot);
  }
};
