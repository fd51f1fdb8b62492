import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const SecretFile = z.object({ version: z.literal(1), entries: z.record(z.string(), z.base64()) });

/** The part of Electron's `safeStorage` that is used; it encrypts with a key that the operating system keeps. */
export type Vault = {
  getSelectedStorageBackend(): string;
  isAsyncEncryptionAvailable(): Promise<boolean>;
  encryptStringAsync(text: string): Promise<Buffer>;
  decryptStringAsync(encrypted: Buffer): Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }>;
};

export type SecretStore = {
  /** False: secrets live in memory only, because the system offers no place that keeps one. */
  readonly isPersistent: boolean;
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  remove(key: string): Promise<void>;
};

/**
 * Whether the operating system really keeps a secret. On Linux without a keyring Electron "encrypts" with a password that
 * is printed in its source; that is refused.
 */
const keepsSecrets = async (vault: Vault, platform: NodeJS.Platform): Promise<boolean> => {
  if (platform === 'linux' && ['basic_text', 'unknown'].includes(vault.getSelectedStorageBackend())) return false;
  return vault.isAsyncEncryptionAvailable().catch(() => false);
};

const readEntries = (file: string, log: (line: string) => void): Record<string, string> => {
  if (!existsSync(file)) return {};
  try {
    return SecretFile.parse(JSON.parse(readFileSync(file, 'utf8'))).entries;
  } catch {
    copyFileSync(file, `${file}.kept`);
    log(`stored secrets could not be read; kept as ${file}.kept, please sign in again`);
    return {};
  }
};

/** Small secrets by name, encrypted by the operating system. Call it when the app is ready. */
export const openSecretStore = async (port: {
  readonly directory: string;
  readonly vault: Vault;
  readonly platform: NodeJS.Platform;
  readonly log: (line: string) => void;
}): Promise<SecretStore> => {
  if (!(await keepsSecrets(port.vault, port.platform))) {
    const memory = new Map<string, string>();
    port.log('this system keeps no secrets: the token lives in memory and is asked for at each start');
    return {
      isPersistent: false,
      get: async (key) => memory.get(key),
      set: async (key, value) => void memory.set(key, value),
      remove: async (key) => void memory.delete(key),
    };
  }
  const file = path.join(port.directory, 'secrets.json');
  const entries = new Map(Object.entries(readEntries(file, port.log)));
  const save = (): void => {
    // Written beside and renamed: a crash leaves the old file or the new one, never half of one.
    writeFileSync(`${file}.new`, JSON.stringify({ version: 1, entries: Object.fromEntries(entries) }), {
      mode: 0o600,
      flush: true,
    });
    renameSync(`${file}.new`, file);
  };
  const store = async (key: string, value: string): Promise<void> => {
    const encrypted = await port.vault.encryptStringAsync(value);
    entries.set(key, encrypted.toString('base64'));
    save();
  };
  return {
    isPersistent: true,
    get: async (key) => {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      try {
        const { result, shouldReEncrypt } = await port.vault.decryptStringAsync(Buffer.from(entry, 'base64'));
        if (shouldReEncrypt) await store(key, result);
        return result;
      } catch (error) {
        // Another machine's file, or a keyring that was reset: as good as absent.
        port.log(`secret "${key}" could not be decrypted: ${error instanceof Error ? error.message : String(error)}`);
        return undefined;
      }
    },
    set: store,
    remove: async (key) => {
      if (entries.delete(key)) save();
    },
  };
};
