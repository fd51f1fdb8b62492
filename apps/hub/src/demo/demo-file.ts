import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { PrincipalId } from '@countersign/shared/model/ids';
import { z } from 'zod';

/** Who takes part in the demo, with their secrets: kept in the data folder, readable by this user only. */
export const DemoFile = z.object({
  agent: z.object({ token: z.string() }),
  reviewer: z.object({ token: z.string(), id: PrincipalId, name: z.string() }),
  /** Absent in a folder that an older demo has set up. */
  supervisor: z.object({ token: z.string() }).optional(),
});
export type DemoFile = z.infer<typeof DemoFile>;

const pathOf = (dataFolder: string): string => join(dataFolder, 'demo.json');

/** @returns undefined when there is none, or none that can be read: then new tokens are made. */
export const readDemoFile = (dataFolder: string): DemoFile | undefined => {
  const path = pathOf(dataFolder);
  if (!existsSync(path)) return undefined;
  try {
    return DemoFile.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
  } catch {
    return undefined;
  }
};

export const writeDemoFile = (dataFolder: string, content: DemoFile): void => {
  const path = pathOf(dataFolder);
  // Never readable by others, not for a moment; whole or not at all.
  const handle = openSync(`${path}.new`, 'w', 0o600);
  try {
    writeSync(handle, `${JSON.stringify(content, null, 2)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(`${path}.new`, path);
};
