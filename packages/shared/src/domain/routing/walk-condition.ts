import type { ASTNode } from '@marcbachmann/cel-js';

/** The parts of which a part of a condition is made. */
export const partsOf = (node: ASTNode): readonly ASTNode[] => {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [node.args[0]];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case 'list':
      return node.args;
    case 'map':
      return node.args.flat();
    case '!_':
    case '-_':
      return [node.args];
    default:
      return node.args;
  }
};

/** This part and all within it, outer ones first. */
export function* walkCondition(node: ASTNode): Generator<ASTNode> {
  yield node;
  for (const part of partsOf(node)) yield* walkCondition(part);
}
