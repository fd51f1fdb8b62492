import { z } from 'zod';

/** What is wrong with the text of a policy, and where. Lines and columns count from 1. */
export const PolicyIssue = z.object({
  line: z.int().min(1),
  column: z.int().min(1),
  /** Where in the document: "rules[3].when"; empty for the whole. */
  path: z.string().max(512),
  /** What should stand there: "a number from 0 to 1". */
  expected: z.string().max(512),
  /** What stands there, shortened. */
  found: z.string().max(512),
  message: z.string().max(1_024),
});
export type PolicyIssue = z.infer<typeof PolicyIssue>;
