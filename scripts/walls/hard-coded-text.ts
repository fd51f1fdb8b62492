import { type Node, Visitor, parseSync } from 'oxc-parser';

/** Words that never went through the catalogue, and where they stand. */
export type HardCoded = { readonly line: number; readonly text: string };

/** Attributes, and properties of our own components, whose text a person reads or hears. */
const SPOKEN = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'caption',
  'heading',
  'help',
  'hint',
  'label',
  'legend',
  'message',
  'placeholder',
  'summary',
  'title',
]);

const hasWords = (text: string): boolean => /\p{L}/u.test(text);

/** "Not applied yet": a capital, and more than one word. In a program that is almost always something to read. */
const isSentence = (text: string): boolean => /^\p{Lu}[\p{L}’']*,? \p{L}/u.test(text);

/** The code of an error, such as NOT_FOUND: the catalogue has the words for it, the sentence beside it is for logs. */
const isCode = (value: unknown): boolean => typeof value === 'string' && /^[A-Z]+(?:_[A-Z]+)*$/.test(value);

/** Every literal that an expression may come out as, whichever way its conditions turn. */
const literalsOf = (node: Node): readonly { readonly text: string; readonly start: number }[] => {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [{ text: node.value, start: node.start }] : [];
    case 'TemplateLiteral':
      return node.quasis.map(({ value, start }) => ({ text: value.cooked ?? value.raw, start }));
    case 'ConditionalExpression':
      return [...literalsOf(node.consequent), ...literalsOf(node.alternate)];
    case 'LogicalExpression':
      return [...literalsOf(node.left), ...literalsOf(node.right)];
    case 'BinaryExpression':
      return node.operator === '+' ? [...literalsOf(node.left), ...literalsOf(node.right)] : [];
    case 'ArrayExpression':
      return node.elements.flatMap((element) =>
        element === null || element.type === 'SpreadElement' ? [] : literalsOf(element),
      );
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'JSXExpressionContainer':
      return literalsOf(node.expression);
    default:
      return [];
  }
};

/**
 * Words in a source file of the renderer that are not in its catalogue: text between tags, text in what is read aloud
 * or shown as a hint, and sentences anywhere else but in exceptions and coded errors (SPEC L-07).
 */
export const hardCodedText = (file: string, source: string): readonly HardCoded[] => {
  const found = new Map<number, HardCoded>();
  const put = (text: string, start: number): void => {
    if (hasWords(text)) found.set(start, { line: source.slice(0, start).split('\n').length, text: text.trim() });
  };
  const putAll = (node: Node): void => {
    for (const { text, start } of literalsOf(node)) put(text, start);
  };
  const exceptions: { readonly start: number; readonly end: number }[] = [];
  const sentences: { readonly text: string; readonly start: number }[] = [];
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const look = (children: readonly Node[]): void => {
    for (const child of children) {
      if (child.type === 'JSXText') put(child.value, child.start);
      else if (child.type === 'JSXExpressionContainer') putAll(child);
    }
  };
  new Visitor({
    JSXElement: ({ children }) => look(children),
    JSXFragment: ({ children }) => look(children),
    JSXAttribute: ({ name, value }) => {
      if (value !== null && name.type === 'JSXIdentifier' && SPOKEN.has(name.name)) putAll(value);
    },
    NewExpression: ({ callee, start, end }) => {
      if (callee.type === 'Identifier' && callee.name.endsWith('Error')) exceptions.push({ start, end });
    },
    CallExpression: ({ arguments: [first], start, end }) => {
      if (first?.type === 'Literal' && isCode(first.value)) exceptions.push({ start, end });
    },
    ObjectExpression: ({ properties, start, end }) => {
      const isCoded = properties.some(
        (one) =>
          one.type === 'Property' &&
          one.key.type === 'Identifier' &&
          one.key.name === 'code' &&
          one.value.type === 'Literal' &&
          isCode(one.value.value),
      );
      if (isCoded) exceptions.push({ start, end });
    },
    Literal: (node) => {
      if (typeof node.value === 'string' && isSentence(node.value)) sentences.push({ text: node.value, start: node.start });
    },
    TemplateElement: ({ value, start }) => {
      if (isSentence(value.raw)) sentences.push({ text: value.raw, start });
    },
  }).visit(program);
  for (const { text, start } of sentences)
    if (!exceptions.some((exception) => exception.start < start && start < exception.end)) put(text, start);
  return [...found.values()];
};
