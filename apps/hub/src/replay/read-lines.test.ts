import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Line, readLines } from './read-lines.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-lines-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const linesOf = async (content: string | Buffer, limit?: number): Promise<readonly Line[]> => {
  const file = join(folder, 'lines');
  writeFileSync(file, content);
  const lines: Line[] = [];
  for await (const line of readLines(file, limit)) lines.push(line);
  return lines;
};

describe('readLines', () => {
  it('numbers lines from 1 and needs no newline at the end', async () => {
    expect(await linesOf('a\n\nb')).toEqual([
      { number: 1, end: 2, text: 'a' },
      { number: 2, end: 3, text: '' },
      { number: 3, end: 4, text: 'b' },
    ]);
    expect(await linesOf('')).toEqual([]);
  });

  it('joins lines and characters that are spread over many chunks', async () => {
    const long = 'ä'.repeat(100_000);
    expect(await linesOf(`${long}\n${long}\n`)).toMatchObject([{ text: long }, { text: long }]);
  });

  it('reports a line that is too long and goes on with the next', async () => {
    expect(await linesOf(`ok\n${'x'.repeat(200_000)}\nok\n`, 100)).toMatchObject([
      { number: 1, text: 'ok' },
      { number: 2, error: 'is longer than 100 bytes' },
      { number: 3, text: 'ok' },
    ]);
  });

  it('reports bytes that are not UTF-8', async () => {
    expect(await linesOf(Buffer.from([0xff, 0x0a, 0x61]))).toMatchObject([{ error: 'is not UTF-8' }, { text: 'a' }]);
  });
});
