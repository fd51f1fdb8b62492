import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = dirname(import.meta.dirname);

test('every rule of SPEC.md is named by a test, and no number stands twice', () => {
  const spec = readFileSync(join(root, 'packages/shared/SPEC.md'), 'utf8');
  const rules = [...spec.matchAll(/^- ([A-Z]-\d+)/gm)].map(([, rule = '']) => rule);
  const tests = globSync(['{apps,packages,e2e,scripts}/**/*.{test,spec}.{ts,tsx}', 'apps/hub/test/*-contract.ts'], {
    cwd: root,
    exclude: (name) => name === 'node_modules',
  })
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');
  expect(rules.length).toBeGreaterThan(100);
  expect(rules.filter((rule, i) => rules.indexOf(rule) !== i)).toEqual([]);
  expect(rules.filter((rule) => !new RegExp(`\\b${rule}\\b`).test(tests))).toEqual([]);
});
