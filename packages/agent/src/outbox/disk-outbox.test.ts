import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actionDigest } from '@countersign/shared/domain/digest';
import type { SubmissionKey } from '@countersign/shared/model/ids';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { SURE, WIRE } from '../../test/fixtures.ts';
import { defaultOutboxFolder } from './default-folder.ts';
import { type BrokenFile, createDiskOutbox } from './disk-outbox.ts';
import type { OutboxEntry } from './outbox-entry.ts';

const entry = (key: string): OutboxEntry => ({
  version: 1,
  key: key as SubmissionKey,
  action: WIRE,
  actionDigest: actionDigest(WIRE),
  context: SURE,
  proposedAt: 5,
});

describe('outbox on disk', () => {
  let folder: string;
  beforeEach(async () => {
    const root = await mkdtemp(join(tmpdir(), 'countersign-outbox-'));
    folder = join(root, 'a', 'b');
    onTestFinished(() => rm(root, { recursive: true, force: true }));
  });

  it('G-01 keeps one file per proposal, readable by this user only, whatever the key looks like', async () => {
    const keys = ['pay/1', '../../etc/passwd', 'x'.repeat(256), 'Schlüssel ☃', 'PAY/1'];
    const outbox = createDiskOutbox(folder);
    await Promise.all(keys.map((key) => outbox.put(entry(key))));
    expect((await createDiskOutbox(folder).load()).map(({ key }) => key).sort()).toEqual([...keys].sort());
    const files = await readdir(folder);
    expect(files).toHaveLength(keys.length);
    for (const file of files) expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    for (const key of keys) await outbox.remove(key);
    await outbox.remove('unknown');
    expect(await readdir(folder)).toEqual([]);
  });

  it('G-02 sets a broken file aside and reads all the others', async () => {
    const outbox = createDiskOutbox(folder);
    for (const key of ['good', 'cut', 'edited', 'renamed', 'wrong']) await outbox.put(entry(key));
    const files = await readdir(folder);
    const fileOf = async (key: string): Promise<string> => {
      for (const file of files)
        if ((await readFile(join(folder, file), 'utf8')).includes(`"key":"${key}"`)) return join(folder, file);
      throw new Error(key);
    };
    const cut = await fileOf('cut');
    await writeFile(cut, (await readFile(cut, 'utf8')).slice(0, 40));
    const edited = await fileOf('edited');
    await writeFile(edited, (await readFile(edited, 'utf8')).replace('"to":"ACME"', '"to":"Mallory"'));
    await writeFile(await fileOf('renamed'), JSON.stringify(entry('good')));
    await writeFile(await fileOf('wrong'), JSON.stringify({ ...entry('wrong'), version: 2 }));
    await mkdir(join(folder, `${'0'.repeat(64)}.json`));
    await writeFile(join(folder, 'notes.txt'), 'not ours');

    const broken: BrokenFile[] = [];
    const entries = await createDiskOutbox(folder, { onBroken: (file) => broken.push(file) }).load();
    expect(entries).toEqual([entry('good')]);
    expect(broken).toHaveLength(5);
    expect((await readdir(folder)).filter((file) => file.endsWith('.broken'))).toHaveLength(5);
    expect(await createDiskOutbox(folder, { onBroken: (file) => broken.push(file) }).load()).toEqual([entry('good')]);
    expect(broken).toHaveLength(5);
  });

  it('G-01 the default folder tells hubs and tokens apart and shows neither', () => {
    const folders = [
      ['http://a', 'one'],
      ['http://a', 'two'],
      ['http://b', 'one'],
    ].map(([url, token]) => defaultOutboxFolder(url ?? '', token ?? ''));
    expect(new Set(folders).size).toBe(3);
    expect(folders[0]).toMatch(/^\.countersign.outbox.[0-9a-f]{16}$/);
  });
});
