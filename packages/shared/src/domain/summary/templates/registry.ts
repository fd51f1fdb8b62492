import { ACCOUNT_TEMPLATES } from './accounts.ts';
import { AIRLINE_TEMPLATES } from './airline.ts';
import { INVOICE_TEMPLATES } from './invoices.ts';
import type { Template } from './template.ts';

const REGISTRY: ReadonlyMap<string, Template> = new Map<string, Template>(
  Object.entries({ ...AIRLINE_TEMPLATES, ...INVOICE_TEMPLATES, ...ACCOUNT_TEMPLATES }),
);

/** The template made for this action, if there is one. */
export const templateFor = (name: string): Template | undefined => REGISTRY.get(name);
export const TEMPLATE_NAMES: readonly string[] = [...REGISTRY.keys()];
