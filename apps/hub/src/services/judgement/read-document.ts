import { err, type Result } from '@countersign/shared/domain/result';
import { type CompiledPolicy, compilePolicy } from '@countersign/shared/domain/routing/compile-policy';
import { RoutingPolicy } from '@countersign/shared/model/policy';

/** Reads a policy that was published, as its document was stored. */
export const readDocument = (text: string): Result<CompiledPolicy, string> => {
  const parsed = RoutingPolicy.safeParse(JSON.parse(text));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return err(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not as expected'}`);
  }
  const compiled = compilePolicy(parsed.data);
  if (compiled.ok) return compiled;
  const problem = compiled.error[0];
  return err(`rules[${problem?.rule ?? 0}]: expected ${problem?.expected ?? ''}, found ${problem?.found ?? ''}`);
};
