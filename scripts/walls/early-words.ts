import { Visitor, type VisitorObject, parseSync } from 'oxc-parser';

/** Words that are taken out of the catalogue while a module loads: they stay in the language of that moment. */
export type EarlyWords = { readonly line: number; readonly text: string };

const FUNCTIONS = ['ArrowFunctionExpression', 'FunctionDeclaration', 'FunctionExpression'] as const;

/** Uses of `t` and `phrases` outside of every function (SPEC L-01). */
export const earlyWords = (file: string, source: string): readonly EarlyWords[] => {
  let depth = 0;
  const found: EarlyWords[] = [];
  const enter = (): void => void depth++;
  const leave = (): void => void depth--;
  const visitor: VisitorObject = {
    MemberExpression: ({ object, start, end }) => {
      if (depth === 0 && object.type === 'Identifier' && (object.name === 't' || object.name === 'phrases'))
        found.push({ line: source.slice(0, start).split('\n').length, text: source.slice(start, end) });
    },
    ...Object.fromEntries(
      FUNCTIONS.flatMap((name) => [
        [name, enter],
        [`${name}:exit`, leave],
      ]),
    ),
  };
  new Visitor(visitor).visit(parseSync(file, source).program);
  return found;
};
