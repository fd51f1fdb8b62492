import { readFileSync } from 'node:fs';
import { err, ok, type Result } from '@countersign/shared/domain/result';
import { z } from 'zod';

/**
 * Where updates come from and who may sign them. Written at build time beside the main process, inside the archive whose
 * integrity Electron checks, and in the form that electron-updater reads itself: what is judged here is what it obeys.
 */
const UpdateFeed = z.strictObject({
  provider: z.literal('generic'),
  url: z.string().max(512),
  /** Names on the Windows certificate, as Authenticode shows them. */
  publisherName: z.array(z.string().min(1)).optional(),
  updaterCacheDirName: z.string().min(1),
});
export type UpdateFeed = z.infer<typeof UpdateFeed>;

/**
 * Whether this feed may be used here. On macOS the system compares the signature of the new program with that of the running
 * one; on Windows electron-updater compares the publisher, and skips that silently when none is named. Linux packages carry
 * no signature that it checks: there the system's package manager updates.
 */
export const judgeUpdateFeed = (content: unknown, platform: NodeJS.Platform): Result<UpdateFeed, string> => {
  const parsed = UpdateFeed.safeParse(content);
  if (!parsed.success) return err('the update feed is not readable');
  const url = URL.parse(parsed.data.url);
  if (url?.protocol !== 'https:') return err('the update feed is not an https address');
  if (url.username !== '' || url.password !== '') return err('the update feed holds a user name or a password');
  if (platform !== 'darwin' && platform !== 'win32')
    return err('packages of this system carry no signature that could be checked');
  if (platform === 'win32' && (parsed.data.publisherName ?? []).length === 0)
    return err('no publisher is named to compare signatures with');
  return ok(parsed.data);
};

/** Undefined when the build has no feed, or the system is one that we do not update; neither is an error. */
export const readUpdateFeed = (file: string, platform: NodeJS.Platform): Result<UpdateFeed, string> | undefined => {
  if (platform !== 'darwin' && platform !== 'win32') return undefined;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return judgeUpdateFeed(JSON.parse(text), platform);
  } catch {
    return err('the update feed is not readable');
  }
};
