/**
 * Bands of confidence, lowest first: the article's 0.5 and 0.8, and two more where agents that run unseen crowd. They
 * are fixed: a stored stratum has to mean the same next year. A confidence on a limit is in the upper band.
 */
export const BANDS = [
  { name: '0.00-0.50', from: 0 },
  { name: '0.50-0.80', from: 0.5 },
  { name: '0.80-0.90', from: 0.8 },
  { name: '0.90-0.95', from: 0.9 },
  { name: '0.95-1.00', from: 0.95 },
] as const;

/** The band of what was stated, or `none` where nothing was. */
export type Band = (typeof BANDS)[number]['name'] | 'none';

export const bandOf = (confidence: number | undefined): Band =>
  confidence === undefined ? 'none' : (BANDS.findLast(({ from }) => confidence >= from)?.name ?? BANDS[0].name);

export type StratumParts = { readonly agentId: string; readonly actionName: string; readonly confidence: number | undefined };

/** Agent × action × band of confidence, as "agent|action|band": no agent's id and no action's name has a bar in it. */
export const stratumOf = ({ agentId, actionName, confidence }: StratumParts): string =>
  `${agentId}|${actionName}|${bandOf(confidence)}`;

/** The three parts again, for a table on the screen; null for what is no stratum. */
export const partsOf = (
  stratum: string,
): { readonly agentId: string; readonly actionName: string; readonly band: string } | null => {
  const [agentId, actionName, band, ...rest] = stratum.split('|');
  if (agentId === undefined || actionName === undefined || band === undefined || rest.length > 0) return null;
  return { agentId, actionName, band };
};
