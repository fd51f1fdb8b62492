import { registerTemplates } from '@countersign/shared/domain/summary/templates/registered';
import type { TemplateRegistry } from '@countersign/shared/domain/summary/templates/template';

/**
 * The sentences that the team registered with its hub. Undefined when they cannot be had: actions are then shown by our
 * own templates or plainly by the generic one, which says no less.
 */
export const loadTemplates = async (hubUrl: string, read: typeof fetch = fetch): Promise<TemplateRegistry | undefined> => {
  try {
    const answer = await read(new URL('/templates.json', hubUrl), { credentials: 'omit' });
    const registered = answer.ok ? registerTemplates(await answer.json()) : undefined;
    return registered?.ok === true ? registered.value : undefined;
  } catch {
    return undefined;
  }
};
