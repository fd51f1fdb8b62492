import { beforeAll, describe, expect, it } from 'vitest';
import { type Findings, lintPlanted } from './walls/lint.ts';
import { PASSING, PLANTED } from './walls/planted.ts';
import { projectFiles, readProjectFile } from './walls/source-files.ts';

const isSource = (file: string): boolean => /\.(ts|tsx|mjs|css|html)$/.test(file);
const isTest = (file: string): boolean => /\.(test|spec)\.tsx?$/.test(file);

const filesWith = (pattern: RegExp, files: readonly string[]): string[] =>
  files.filter((file) => pattern.test(readProjectFile(file)));

describe('the lint configuration', () => {
  let broken: Findings;
  let allowed: Findings;
  beforeAll(async () => {
    [broken, allowed] = await Promise.all([lintPlanted(PLANTED), lintPlanted(PASSING)]);
  });

  it.each(PLANTED)('reports: $wall', ({ file, rule }) => {
    expect(broken.get(file) ?? []).toContain(rule);
  });

  it.each(PASSING)('lets pass: $wall', ({ file }) => {
    expect(allowed.get(file) ?? []).toEqual([]);
  });
});

describe('the tree', () => {
  const files = projectFiles();

  it('branches on the database dialect only in store/dialect.ts and in migrations', () => {
    const branches = filesWith(
      /\bdialect\s*[!=]==?|switch\s*\(\s*(\w+\.)*dialect\s*\)/,
      files.filter((file) => isSource(file) && !isTest(file)),
    );
    const elsewhere = branches.filter((file) => !/^apps\/hub\/src\/store\/(dialect\.ts|migrations\/)/.test(file));
    expect(elsewhere.filter((file) => file.startsWith('apps/hub/src/'))).toEqual([]);
  });

  it('has no root export in shared, so that every import names its layer', () => {
    const { exports }: { exports: Record<string, string> } = JSON.parse(readProjectFile('packages/shared/package.json'));
    expect(Object.keys(exports).sort()).toEqual(['./client/*', './domain/*', './model/*', './protocol/*', './testing/*']);
  });

  it('names no package registry, not even in the lockfile', () => {
    // Put together from parts, so that this file is not the one that names them.
    const hosts = [
      ['registry', 'npmjs', 'org'],
      ['registry', 'yarnpkg', 'com'],
      ['npm', 'pkg', 'github', 'com'],
    ].map((parts) => parts.join('\\.'));
    const texts = files.filter((file) => /\.(json|ya?ml|md|ts|tsx|mjs|npmrc)$/.test(file) || !file.includes('.'));
    expect(filesWith(new RegExp(hosts.join('|')), texts)).toEqual([]);
    expect(readProjectFile('pnpm-lock.yaml')).not.toMatch(/tarball:|https?:\/\//);
  });

  it('keeps the Electron shell within 900 lines', () => {
    const shell = files.filter((file) => /^apps\/desktop\/src\/(main|preload|ipc)\//.test(file) && !isTest(file));
    const lines = shell.reduce((sum, file) => sum + readProjectFile(file).split('\n').length - 1, 0);
    expect(lines).toBeLessThanOrEqual(900);
  });

  it('switches no check off in a comment', () => {
    const silencers = new RegExp(
      ['eslint', 'oxlint']
        .map((tool) => `${tool}-disable`)
        .concat(`biome-${'ignore'}`, `@ts-(${'ignore'}|nocheck)`)
        .join('|'),
    );
    expect(filesWith(silencers, files.filter(isSource))).toEqual([]);
  });
});
