import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Result, err, ok } from '@countersign/shared/domain/result';
import { airlineMapping } from './airline-mapping.ts';
import type { Mapping } from './mapping.ts';

/**
 * @param name `airline`, or the path of a module that exports a function `mapping` (TypeScript needs no build).
 * @param folder what a relative path starts from.
 */
export const loadMapping = async (name: string, folder: string): Promise<Result<Mapping, string>> => {
  if (name === 'airline') return ok(airlineMapping);
  const file = resolve(folder, name);
  try {
    const loaded: unknown = await import(pathToFileURL(file).href);
    const found = typeof loaded === 'object' && loaded !== null && 'mapping' in loaded ? loaded.mapping : undefined;
    return typeof found === 'function' ? ok(found as Mapping) : err(`${file} does not export a function named mapping`);
  } catch (cause) {
    return err(`${file}: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
};
