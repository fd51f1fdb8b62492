import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = dirname(dirname(import.meta.dirname));

/** The rules that spoke against a file, by its path. */
export type Findings = ReadonlyMap<string, readonly string[]>;

type Report = { readonly diagnostics: readonly { readonly code: string; readonly filename: string }[] };

const runOxlint = (folder: string): Promise<string> =>
  new Promise((resolve) => {
    const words = [join(ROOT, 'node_modules', 'oxlint', 'bin', 'oxlint'), '--format=json', '.'];
    // It ends with 1 when it finds something, which is what we want it to do.
    execFile(process.execPath, words, { cwd: folder, maxBuffer: 64 * 1024 * 1024 }, (_error, stdout) => resolve(stdout));
  });

/** Writes the files into an empty folder under the project's own lint configuration and says which rules speak. */
export const lintPlanted = async (files: readonly { readonly file: string; readonly source: string }[]): Promise<Findings> => {
  const folder = await mkdtemp(join(tmpdir(), 'countersign-walls-'));
  try {
    for (const name of ['.oxlintrc.json', 'tsconfig.base.json']) await cp(join(ROOT, name), join(folder, name));
    await writeFile(
      join(folder, 'tsconfig.json'),
      '{ "extends": "./tsconfig.base.json", "compilerOptions": { "lib": ["ES2023", "DOM"] } }',
    );
    for (const { file, source } of files) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), source);
    }
    const { diagnostics }: Report = JSON.parse(await runOxlint(folder));
    const findings = new Map<string, string[]>();
    for (const { code, filename } of diagnostics) {
      const file = filename.replaceAll('\\', '/').replace(/^\.\//, '');
      findings.set(file, [...(findings.get(file) ?? []), code]);
    }
    return findings;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
