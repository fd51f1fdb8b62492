import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { type ReadPolicy, POLICY_TEXT_LIMIT, readPolicy } from '@countersign/shared/domain/policy/read-policy';
import { type Result, err, ok } from '@countersign/shared/domain/result';

export type NamedPolicy = ReadPolicy & { readonly name: string };

/** What is wrong with a policy file, a line each: "policy.yaml:12:3: rules[0].when: expected …". */
export type PolicyFileProblem = readonly string[];

/** UTF-8 takes at most so many bytes for a character. */
const MOST_BYTES = POLICY_TEXT_LIMIT * 4;

const read = (file: string): Result<string, PolicyFileProblem> => {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return err([`There is no file ${file}.`]);
  if (!found.isFile()) return err([`${file} is not a file.`]);
  if (found.size > MOST_BYTES) return err([`${file}: expected at most ${MOST_BYTES} bytes; found ${found.size}`]);
  return ok(readFileSync(file, 'utf8'));
};

export const readPolicyFile = (file: string): Result<ReadPolicy, PolicyFileProblem> => {
  const text = read(file);
  if (!text.ok) return text;
  const policy = readPolicy(text.value, { format: file.endsWith('.json') ? 'json' : 'yaml' });
  return policy.ok ? policy : err(policy.error.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`));
};

/** All files, named after themselves; by their paths where two have the same name. All problems are told. */
export const readPolicyFiles = (files: readonly string[]): Result<readonly NamedPolicy[], PolicyFileProblem> => {
  const names = files.map((file) => basename(file));
  const isUnique = new Set(names).size === names.length;
  const policies: NamedPolicy[] = [];
  const problems: string[] = [];
  for (const [at, file] of files.entries()) {
    const found = readPolicyFile(file);
    if (found.ok) policies.push({ ...found.value, name: isUnique ? (names[at] ?? file) : file });
    else problems.push(...found.error);
  }
  return problems.length > 0 ? err(problems) : ok(policies);
};
