import { existsSync, readFileSync } from 'node:fs';
import { registerTemplates } from '@countersign/shared/domain/summary/templates/registered';
import type { TemplateFile } from '@countersign/shared/model/action-template';

export type TemplatesResult =
  | { readonly ok: true; readonly file: TemplateFile }
  | { readonly ok: false; readonly message: string };

const NONE: TemplateFile = { version: 1, templates: [] };

/**
 * The team's own sentences. A file that is named but missing, or broken, stops the hub: reviewers would otherwise decide
 * under other words than the team agreed on, and nobody would know.
 * @param path where it is; @param isNamed somebody named that path, so it must be there.
 */
export const loadTemplates = (path: string, isNamed: boolean): TemplatesResult => {
  if (!isNamed && !existsSync(path)) return { ok: true, file: NONE };
  let file: unknown;
  try {
    file = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    return { ok: false, message: `${path}: ${cause instanceof Error ? cause.message : 'cannot be read'}` };
  }
  const registered = registerTemplates(file);
  if (registered.ok) return { ok: true, file: file as TemplateFile };
  return { ok: false, message: registered.error.map(({ field, message }) => `${path}: ${field}: ${message}`).join('\n') };
};
