import { describe, expect, it } from 'vitest';
import { earlyWords } from './walls/early-words.ts';
import { hardCodedText } from './walls/hard-coded-text.ts';
import { physicalCss, physicalInlineStyle } from './walls/physical-css.ts';
import { projectFiles, readProjectFile } from './walls/source-files.ts';

const RENDERER = 'apps/desktop/src/renderer/';
const files = projectFiles().filter((file) => file.startsWith(RENDERER));
/** The catalogues are where words belong. Tests are on no screen; what made customers and agents of a drill write is data. */
const sources = files.filter(
  (file) =>
    /\.tsx?$/.test(file) &&
    !/\.test\.tsx?$/.test(file) &&
    !/\/(strings\/|test\/|practice\/cases)/.test(file.slice(RENDERER.length - 1)),
);
const styles = files.filter((file) => file.endsWith('.css'));

describe('L-07 every word on screen comes from the catalogue', () => {
  const component = (inside: string): string => `export const Planted = ({ is, n }) => (${inside});`;

  it.each([
    ['text between tags', component('<p>Nothing here</p>')],
    ['text beside an element', component('<p><b /> yet</p>')],
    ['text in a fragment', component('<>Nothing</>')],
    ['a string in braces', component("<p>{'Saved'}</p>")],
    ['either side of a condition', component("<p>{is ? 'Saving' : null}</p>")],
    ['behind a condition', component("<p>{is && 'Saved'}</p>")],
    ['instead of nothing', component("<p>{n ?? 'none'}</p>")],
    ['a template', component('<p>{`${n} items`}</p>')],
    ['a sum', component("<p>{n + ' items'}</p>")],
    ['a label that is read aloud', component('<button aria-label="Close" />')],
    ['a hint', component('<time title={`due ${n}`} />')],
    ['a placeholder under a condition', component("<input placeholder={is ? 'Search' : undefined} />")],
    ['a picture’s text', component('<img alt="Risk" />')],
    ['a property of our own component', component('<Dialog title="Settings" />')],
    ['a sentence in the program', "store.announce('polite', 'Taken back again.');"],
    ['a sentence in a template', 'document.title = `Countersign has ${n} items`;'],
  ])('refuses %s', (_what, source) => {
    expect(hardCodedText('planted.tsx', source)).toHaveLength(1);
  });

  it.each([
    ['signs', component('<p>· {n} — ▲{" "}</p>')],
    ['names for programs', component('<p className={is ? "row near" : "row"} id="queue" data-zone="card" role="list" />')],
    ['keys', component('<button aria-keyshortcuts="Escape" type="button" />')],
    ['what the catalogue says', component('<p title={t.card.amount}>{t.card.label}</p>')],
    ['an exception', "throw new Error('Hub without a token');"],
    ['a coded error', "refuse('NOT_FOUND', 'No such escalation.'); const e = { code: 'GONE', message: 'It is gone.' };"],
    ['a comparison', component("<p>{is === 'Some thing' ? n : null}</p>").replace('Some thing', 'some')],
  ])('lets pass %s', (_what, source) => {
    expect(hardCodedText('planted.tsx', source)).toEqual([]);
  });

  it('in every file of the renderer', () => {
    expect(sources.length).toBeGreaterThan(60);
    const breaches = sources.flatMap((file) =>
      hardCodedText(file, readProjectFile(file)).map(({ line, text }) => `${file}:${line} ${text}`),
    );
    expect(breaches).toEqual([]);
  });
});

describe('L-01 words are read when they are needed, or they stay in the first language for ever', () => {
  it.each(['const label = t.bar.approve;', 'const LABELS = { a: [t.bar.approve] };', 'export const locale = phrases.locale;'])(
    'refuses %s',
    (source) => {
      expect(earlyWords('planted.ts', source)).toHaveLength(1);
    },
  );

  it.each([
    'const label = () => t.bar.approve;',
    'function label() { return t.bar.approve; }',
    'const x = { label: () => phrases.yes };',
  ])('lets pass %s', (source) => {
    expect(earlyWords('planted.ts', source)).toEqual([]);
  });

  it('in every file of the renderer', () => {
    const early = sources.flatMap((file) =>
      earlyWords(file, readProjectFile(file)).map(({ line, text }) => `${file}:${line} ${text}`),
    );
    expect(early).toEqual([]);
  });
});

describe('L-07 the page can be mirrored: no style names a side', () => {
  it.each([
    'margin-left: 4px',
    'padding-right: 0',
    'left: 0',
    'right: 1rem',
    'text-align: left',
    'float: right',
    'border-left: 1px solid',
    'border-left-color: red',
    'border-top-right-radius: 4px',
    'scroll-margin-left: 1px',
  ])('refuses %s', (declaration) => {
    expect(physicalCss(`.a { color: red; ${declaration}; }`)).toEqual([{ line: 1, text: declaration }]);
    expect(physicalCss(`.a {\n  ${declaration}\n}`)).toEqual([{ line: 2, text: declaration }]);
  });

  it.each([
    'margin-inline-start: 4px',
    'inset-inline-end: 0',
    'text-align: start',
    'transition: left 1s',
    'border-start-end-radius: 4px',
    '/* left: 0 */ top: 0',
  ])('lets pass %s', (declaration) => {
    expect(physicalCss(`.a { ${declaration}; }`)).toEqual([]);
  });

  it('refuses a side in a component, and lets pass what mirrors', () => {
    expect(physicalInlineStyle('<p style={{ marginLeft: 4 }} />')).toHaveLength(1);
    expect(physicalInlineStyle('<p\n  style={{ top: 0, left: x }} />')).toHaveLength(1);
    expect(physicalInlineStyle('<p style={{ insetInlineStart: x, transform: `translateY(${y}px)` }} />')).toEqual([]);
  });

  it('in every component of the renderer', () => {
    const breaches = sources.flatMap((file) =>
      physicalInlineStyle(readProjectFile(file)).map(({ line, text }) => `${file}:${line} ${text}`),
    );
    expect(breaches).toEqual([]);
  });

  it('in every style of the renderer', () => {
    expect(styles.length).toBeGreaterThan(5);
    const breaches = styles.flatMap((file) =>
      physicalCss(readProjectFile(file)).map(({ line, text }) => `${file}:${line} ${text}`),
    );
    expect(breaches).toEqual([]);
  });
});
