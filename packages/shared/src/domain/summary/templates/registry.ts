import { ACCOUNT_TEMPLATES } from './accounts.ts';
import { AIRLINE_TEMPLATES } from './airline.ts';
import { INVOICE_TEMPLATES } from './invoices.ts';
import type { Template, TemplateRegistry } from './template.ts';

const REGISTRY: TemplateRegistry = new Map<string, Template>(
  Object.entries({ ...AIRLINE_TEMPLATES, ...INVOICE_TEMPLATES, ...ACCOUNT_TEMPLATES }),
);

export const NO_TEMPLATES: TemplateRegistry = new Map();

/** The template made for this action, if there is one. A team's own goes before ours. */
export const templateFor = (name: string, registered: TemplateRegistry = NO_TEMPLATES): Template | undefined =>
  registered.get(name) ?? REGISTRY.get(name);
export const TEMPLATE_NAMES: readonly string[] = [...REGISTRY.keys()];
