import { z } from 'zod';
import { ActionName } from './action.ts';

/**
 * How a team's own action is put into a sentence: data, never code. `from` is "amount" (what the action declares, else the
 * argument of that name), "target", "domain", or the dotted path of an argument: "payee", "order.id".
 */
const Value = z.strictObject({
  from: z
    .string()
    .max(128)
    .regex(/^[A-Za-z_][\w-]*(\.[\w-]+)*$/, 'a path such as "payee" or "order.id"'),
  /** A value of another type leaves its slot empty; a sentence without a needed slot gives way to the generic one. */
  as: z.enum(['text', 'money', 'number', 'date', 'list', 'count']),
});
export type TemplateValue = z.infer<typeof Value>;

const words = z.string().min(1).max(200);

export const ActionTemplate = z.strictObject({
  name: ActionName,
  /** "Refund {amount} to {payee}[ for {order}]": braces hold a slot, brackets what may be left out. They do not nest. */
  headline: words,
  slots: z.record(z.string().regex(/^\w{1,32}$/, 'a name of letters, digits and _'), Value),
  /** Shown as odd, beside `baseline`, when the value is above `above` (major units), among `oneOf`, or not among `noneBut`. */
  oddFacts: z
    .array(
      z.strictObject({
        label: z.string().min(1).max(40),
        ...Value.shape,
        above: z.number().optional(),
        oneOf: z.array(z.string().max(80)).max(50).optional(),
        noneBut: z.array(z.string().max(80)).max(50).optional(),
        baseline: z.string().min(1).max(80).optional(),
      }),
    )
    .max(6)
    .optional(),
});
export type ActionTemplate = z.infer<typeof ActionTemplate>;

/** The file `templates.json` that a hub reads at its start. */
export const TemplateFile = z.strictObject({ version: z.literal(1), templates: z.array(ActionTemplate).max(500) });
export type TemplateFile = z.infer<typeof TemplateFile>;
