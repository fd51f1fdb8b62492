import { type Markup, style } from './markup.ts';

/** Colours that stay apart for people who see colours differently (Okabe and Ito), each with a form for dark pages. */
const SERIES = [
  ['#0068a3', '#5ab4ec'],
  ['#b34a00', '#f08c4a'],
  ['#00795a', '#3cc79c'],
  ['#a3457e', '#e08cc0'],
  ['#6a5d00', '#d8c64a'],
] as const;

export const seriesClass = (at: number): string => `s${at % SERIES.length}`;

const tokens = (dark: boolean): string =>
  [
    ...SERIES.map(([light, night], at) => `--s${at}:${dark ? night : light}`),
    ...(dark
      ? ['--ink:#e8eaed', '--quiet:#a3abb5', '--page:#15181c', '--panel:#1d2126', '--line:#343a42', '--on:#15181c']
      : ['--ink:#1b1f24', '--quiet:#59636e', '--page:#f6f7f9', '--panel:#ffffff', '--line:#d9dee4', '--on:#ffffff']),
    ...(dark
      ? ['--escalate:#e08a4e', '--review:#c9a227', '--autonomous:#3d4650']
      : ['--escalate:#b34a00', '--review:#dcb43c', '--autonomous:#d3dae2']),
    ...(dark
      ? ['--escalate-ink:#15181c', '--review-ink:#15181c', '--autonomous-ink:#e8eaed']
      : ['--escalate-ink:#ffffff', '--review-ink:#1b1f24', '--autonomous-ink:#1b1f24']),
  ].join(';');

const series = SERIES.map(
  (_, at) => `.s${at} .line{stroke:var(--s${at})}.s${at} .dot{fill:var(--s${at})}.s${at} .area{fill:var(--s${at})}`,
).join('');

const CSS = `:root{color-scheme:light dark;${tokens(false)}}@media (prefers-color-scheme:dark){:root{${tokens(true)}}}
svg{font-family:system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;font-size:13px}
.page{fill:var(--page)}.ground{fill:var(--panel)}.ink{fill:var(--ink)}.quiet{fill:var(--quiet)}.title{fill:var(--ink);font-weight:600;font-size:15px}
.grid{stroke:var(--line);stroke-width:1}.chance{stroke:var(--quiet);stroke-width:1;stroke-dasharray:2 4;fill:none}
.line{fill:none;stroke-width:2;stroke-linejoin:round}.span{stroke-width:2;opacity:.55}.curve{stroke-width:1.5;opacity:.8}
.dot{stroke:var(--panel);stroke-width:2}.number{fill:var(--on);font-weight:700;font-size:12px;text-anchor:middle}
.escalate{fill:var(--escalate)}.review{fill:var(--review)}.autonomous{fill:var(--autonomous)}
.escalate-ink{fill:var(--escalate-ink)}.review-ink{fill:var(--review-ink)}.autonomous-ink{fill:var(--autonomous-ink)}
${series}`;

/** Light and dark follow the reader's system. */
export const look = (): Markup => style(CSS);
