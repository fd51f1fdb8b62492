import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { safeStorage } from '../../test/electron-fake.ts';
import { openSecretStore } from './secret-store.ts';

let directory: string;
const lines: string[] = [];
const open = (platform: NodeJS.Platform = 'linux') =>
  openSecretStore({ directory, vault: safeStorage, platform, log: (line) => lines.push(line) });
const disk = () =>
  readdirSync(directory)
    .map((name) => readFileSync(path.join(directory, name), 'latin1'))
    .join('\n');

beforeEach(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), 'secrets-'));
  lines.length = 0;
  vi.clearAllMocks();
});

describe('E-13 secrets', () => {
  it('outlive the program, encrypted, in a file of the user alone', async () => {
    const first = await open();
    await first.set('hub-token', 'very-secret-token');
    expect(first.isPersistent).toBe(true);
    expect(disk()).not.toContain('very-secret-token');
    expect(disk()).not.toContain(Buffer.from('very-secret-token').toString('base64'));
    expect(statSync(path.join(directory, 'secrets.json')).mode & 0o777).toBe(0o600);
    const second = await open();
    expect(await second.get('hub-token')).toBe('very-secret-token');
    await second.remove('hub-token');
    expect(await (await open()).get('hub-token')).toBeUndefined();
  });

  it.each(['basic_text', 'unknown'] as const)('stay in memory where Linux offers only %s', async (backend) => {
    safeStorage.getSelectedStorageBackend.mockReturnValueOnce(backend);
    const store = await open();
    expect(store.isPersistent).toBe(false);
    await store.set('hub-token', 'very-secret-token');
    expect(await store.get('hub-token')).toBe('very-secret-token');
    expect(readdirSync(directory)).toEqual([]);
    expect(safeStorage.encryptStringAsync).not.toHaveBeenCalled();
    expect(lines).toEqual([expect.stringContaining('keeps no secrets')]);
  });

  it('stay in memory where encryption is unavailable or throws', async () => {
    safeStorage.isAsyncEncryptionAvailable.mockResolvedValueOnce(false);
    expect((await open('darwin')).isPersistent).toBe(false);
    safeStorage.isAsyncEncryptionAvailable.mockRejectedValueOnce(new Error('keychain locked'));
    expect((await open('win32')).isPersistent).toBe(false);
  });

  it('are asked for again when the file is broken; the file is kept', async () => {
    writeFileSync(path.join(directory, 'secrets.json'), '{"version":1,"entries":{"hub-token":');
    const store = await open();
    expect(await store.get('hub-token')).toBeUndefined();
    expect(existsSync(path.join(directory, 'secrets.json.kept'))).toBe(true);
    expect(lines.join()).toContain('sign in again');
  });

  it('count as absent when they cannot be decrypted, and the reason is logged without them', async () => {
    const store = await open();
    await store.set('hub-token', 'very-secret-token');
    safeStorage.decryptStringAsync.mockRejectedValueOnce(new Error('keyring was reset'));
    expect(await store.get('hub-token')).toBeUndefined();
    expect(lines.join()).toContain('keyring was reset');
    expect(lines.join()).not.toContain('very-secret-token');
  });

  it('are encrypted afresh when the system asks for it', async () => {
    const store = await open();
    await store.set('hub-token', 'very-secret-token');
    safeStorage.decryptStringAsync.mockResolvedValueOnce({ result: 'very-secret-token', shouldReEncrypt: true });
    await store.get('hub-token');
    expect(safeStorage.encryptStringAsync).toHaveBeenCalledTimes(2);
  });
});
