import type { z } from 'zod';

/** The first thing that is wrong, in one line: where, and what. */
export const firstIssue = ({ issues }: z.ZodError): string => {
  const [issue] = issues;
  const path = issue?.path.map(String).join('.') ?? '';
  return `${path === '' ? 'the record' : path}: ${issue?.message ?? 'is not valid'}`;
};
