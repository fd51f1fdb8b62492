import type { Messages } from './messages.ts';
import { createPlural } from './plural.ts';

const number = createPlural('de')({ other: '#' });
const items = createPlural('de')({ one: '# Vorgang', other: '# Vorgänge' });

/** Gleichartige Vorgänge mit niedrigem Risiko gemeinsam entscheiden. */
export const batchWords = {
  title: (n, action) => `${items(n)}, gleichartig: ${action}`,
  same: 'In allen gleich',
  nothingSame: 'Kein Feld ist in allen gleich.',
  differs: 'Was sich unterscheidet',
  item: 'Vorgang',
  missing: 'nicht angegeben',
  open: 'Öffnen',
  opened: 'gelesen',
  mustOpen: 'Öffnen Sie zuerst diesen',
  mustOpenWhy: 'Einer, zufällig gezogen, muss geöffnet werden, bevor alle freigegeben werden können.',
  expel: 'Herausnehmen',
  expelled: (n) => `${items(n)} herausgenommen, einzeln zu entscheiden`,
  ready: (n, out, drawn) =>
    `${items(n)}, gleichartig; ${number(out)} herausgenommen. Öffnen Sie zuerst ${drawn}: Er wurde zufällig gezogen.`,
  why: {
    'odd-fact': 'eine Angabe ist auffällig',
    uninspectable: 'nicht sicher darstellbar',
    'other-fields': 'hat andere Felder',
    unreadable: 'konnte nicht gelesen werden',
    changed: 'inzwischen geändert',
    'by-hand': 'von Ihnen',
  },
  loading: (ready, of) => `${ready} von ${of} werden gelesen`,
  approve: (n) => `${items(n)} freigeben`,
  armed: (n, action) => `${items(n)} FREIGEBEN: ${action}. Jeder lässt sich noch einige Sekunden lang zurücknehmen.`,
  commit: 'bestätigen',
  back: 'Zurück zum Eingang',
  tooFew: 'Weniger als zwei sind übrig: Entscheiden Sie sie einzeln.',
  done: (n) => `${items(n)} gemeinsam freigegeben. Rückgängig nimmt alle zurück.`,
  partly: (n, of) => `${number(n)} von ${items(of)} freigegeben. Die anderen wurden nicht angewendet; die Gründe stehen oben.`,
  undone: (n) => `${items(n)} zurückgenommen`,
  partlyUndone: (n, of) => `${number(n)} von ${items(of)} zurückgenommen. Die anderen hat der Agent schon.`,
  closeCard: 'Schließen',
} satisfies Messages['batch'];
