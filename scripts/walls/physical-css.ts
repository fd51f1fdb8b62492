/** A declaration that names a side of the screen, where the page may run from right to left. */
export type Physical = { readonly line: number; readonly text: string };

const PROPERTIES =
  /^(?:(?:scroll-)?(?:margin|padding)-(?:left|right)|border-(?:left|right)(?:-\w+)?|border-(?:top|bottom)-(?:left|right)-radius|left|right)$/;
const SIDED = /^(?:text-align|float|clear|caption-side)$/;

const withoutComments = (css: string): string => css.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));

/** Declarations with a left or a right in them; `inline-start` and `inline-end` are what mirrors (SPEC L-07). */
export const physicalCss = (css: string): readonly Physical[] => {
  const plain = withoutComments(css);
  return [...plain.matchAll(/(?<=[{;]|^)\s*([\w-]+)\s*:\s*([^;{}]+)/gm)].flatMap((match) => {
    const [all, property = '', value = ''] = match;
    const isPhysical = PROPERTIES.test(property) || (SIDED.test(property) && /\b(?:left|right)\b/.test(value));
    const start = match.index + all.length - all.trimStart().length;
    return isPhysical ? [{ line: plain.slice(0, start).split('\n').length, text: `${property}: ${value.trim()}` }] : [];
  });
};

const INLINE = /\b(?:(?:margin|padding|border)(?:Left|Right)\w*|left|right)\s*:/;

/** The same in a component: `style={{ marginLeft: 4 }}`. */
export const physicalInlineStyle = (source: string): readonly Physical[] =>
  [...source.matchAll(/style=\{\{([^}]*)\}\}/g)].flatMap((match) =>
    INLINE.test(match[1] ?? '') ? [{ line: source.slice(0, match.index).split('\n').length, text: match[0] }] : [],
  );
