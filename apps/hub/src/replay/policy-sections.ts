/** The parts of a Markdown text that stand under the given headings, of any level, in the order of the text. */
export const policySections = (
  markdown: string,
  headings: readonly string[],
): readonly { readonly title: string; readonly text: string }[] => {
  const wanted = new Set(headings.map((heading) => heading.toLowerCase()));
  const sections: { title: string; lines: string[] }[] = [];
  for (const line of markdown.split(/\r?\n/)) {
    const heading = /^#{1,6} +(.+?) *#*$/.exec(line)?.[1];
    if (heading !== undefined) sections.push({ title: heading, lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections
    .filter(({ title }) => wanted.has(title.toLowerCase()))
    .map(({ title, lines }) => ({ title, text: lines.join('\n').trim() }))
    .filter(({ text }) => text !== '');
};
