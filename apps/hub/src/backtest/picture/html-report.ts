import type { Backtest } from '@countersign/shared/model/backtest';
import { cost, count, plural, safe } from '../wording.ts';
import { figuresTable, slippedList } from './html-table.ts';
import { look } from './look.ts';
import { tag } from './markup.ts';
import { operatingPanel } from './operating-panel.ts';
import { PAGE } from './page-style.ts';
import { drawn } from './panel.ts';
import { reliabilityPanel } from './reliability-panel.ts';
import { routesPanel } from './routes-panel.ts';

const cheapestLine = ({ policies, cheapest }: Backtest): string => {
  const least = cheapest === null ? undefined : policies[cheapest];
  return least === undefined ? '' : ` Least cost: ${safe(least.policy)}, ${cost(least.cost.total, least.cost.currency)}.`;
};

/** A page of one file that loads nothing: charts, their table, what slipped through, and how to read it. */
export const htmlReport = (result: Backtest): string => {
  const { history, policies, notes } = result;
  const reliability = reliabilityPanel(policies);
  const title = `Backtest on ${safe(history.source)}`;
  const page = tag(
    'html',
    { lang: 'en' },
    tag(
      'head',
      {},
      tag('meta', { charset: 'utf-8' }),
      tag('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      tag('meta', { name: 'color-scheme', content: 'light dark' }),
      tag('meta', { 'http-equiv': 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'" }),
      tag('title', {}, title),
      look(),
      PAGE,
    ),
    tag(
      'body',
      {},
      tag(
        'main',
        {},
        tag('h1', {}, title),
        tag(
          'p',
          { class: 'lead' },
          `${plural(history.decisions, 'decision', 'decisions')} in ${plural(history.groups, 'group', 'groups')}; of ${count(history.labelled)} with an answer ${count(history.needed)} needed a person.${cheapestLine(result)}`,
        ),
        tag(
          'div',
          { class: 'charts' },
          tag('div', {}, drawn(operatingPanel(policies, reliability === undefined ? 'low' : 'high'))),
          tag('div', {}, drawn(routesPanel(policies)), reliability === undefined ? [] : drawn(reliability)),
        ),
        figuresTable(policies),
        policies.map(slippedList),
        tag('h2', {}, 'How to read this'),
        tag(
          'ul',
          { class: 'notes' },
          policies.map(({ policy, learned }) => tag('li', {}, `${safe(policy)}: ${learned.note}.`)),
          notes.map((note) => tag('li', {}, note)),
        ),
      ),
    ),
  );
  return `<!doctype html>\n${page.markup}\n`;
};
