import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readPolicy } from '@countersign/shared/domain/policy/read-policy';
import { CONDITION_FIELDS, CONDITION_FUNCTIONS } from '@countersign/shared/domain/routing/condition-environment';

const read = (path: string): string => readFileSync(fileURLToPath(new URL(`../../../../../${path}`, import.meta.url)), 'utf8');
const page = read('docs/policy.md');
const recommended = read('policies/recommended.yaml');

/** A policy with this section in place of its own. */
const withSection = (section: string): string => {
  const name = section.slice(0, section.indexOf(':'));
  const own = new RegExp(`^${name}:.*\\n(?:(?:[ #].*)?\\n)*`, 'm');
  return `${recommended.replace(own, '')}\n${section}`;
};
const sections = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text ?? '');

test.each(sections)('Z-13 every example of docs/policy.md is a valid policy: %s', (section) => {
  const found = readPolicy(withSection(section));
  expect(found.ok ? [] : found.error).toEqual([]);
});

test('docs/policy.md names every variable, field and function of a condition', () => {
  expect(sections).toHaveLength(3);
  for (const [variable, fields] of Object.entries(CONDITION_FIELDS))
    for (const word of [variable, ...fields]) expect(page).toContain(`\`${word}\``);
  for (const word of CONDITION_FUNCTIONS) expect(page).toContain(`\`${word}\``);
});
