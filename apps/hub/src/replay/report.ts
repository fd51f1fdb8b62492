import { REASONS, Route } from '@countersign/shared/model/vocabulary';
import type { Routed } from './propose-record.ts';
import type { Replayed } from './replay.ts';

const count = <K>(items: readonly K[]): ReadonlyMap<K, number> => {
  const counts = new Map<K, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
};

const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): readonly string[] => {
  const all = [head, ...rows.map((row) => row.map(String))];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
};

const perRoute = (
  routed: readonly Routed[],
  of: (one: Routed) => readonly string[],
  names: readonly string[],
  label: string,
): readonly string[] => {
  const rows = names
    .map((name) => {
      const having = routed.filter((one) => of(one).includes(name));
      const routes = count(having.map(({ route }) => route));
      return [name, ...Route.options.map((route) => routes.get(route) ?? 0), having.length] as const;
    })
    .filter((row) => row[row.length - 1] !== 0);
  return table([label, ...Route.options, 'all'], rows);
};

/** What was routed where and why, as text for people. An item may have several reasons, so that column does not add up. */
export const replayReport = ({ routed, problems }: Replayed): string => {
  const actions = [...new Set(routed.map(({ action }) => action))].sort();
  const rules = [...new Set(routed.filter(({ reasons }) => reasons.length === 0).map(({ rule }) => rule))].sort();
  const longest = Math.max(0, ...routed.map(({ tokens }) => tokens));
  const blocks = [
    perRoute(routed, ({ reasons, rule }) => (reasons.length === 0 ? [rule] : reasons), [...REASONS, ...rules], 'why'),
    perRoute(routed, ({ action }) => [action], actions, 'action'),
    perRoute(routed, ({ riskClass }) => [riskClass], ['low', 'medium', 'high', 'critical'], 'risk class'),
    perRoute(routed, () => ['all'], ['all'], 'total'),
    [`${routed.length} routed, ${problems.length} errors. Longest summary: ${longest} must-read tokens.`],
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
};
