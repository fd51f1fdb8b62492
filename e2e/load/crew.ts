import { openDirectory } from '@countersign/hub/directory-access';
import { REVIEW_TIERS } from '@countersign/shared/model/vocabulary';

export type Member = { readonly name: string; readonly id: string; readonly token: string };
export type Crew = { readonly agents: readonly Member[]; readonly reviewers: readonly Member[] };

/** Tokens for so many agents and reviewers of every tier, made before the hub runs. */
export const createCrew = async (
  place: { readonly database: string; readonly dataFolder: string },
  count: { readonly agents: number; readonly reviewers: number },
): Promise<Crew> => {
  const { directory, close } = await openDirectory(place);
  const make = async (role: 'agent' | 'reviewer', i: number): Promise<Member> => {
    const { token, principal } = await directory.createToken(role, `${role} ${i + 1}`, role === 'reviewer' ? REVIEW_TIERS : []);
    return { name: principal.name, id: principal.id, token };
  };
  const crew: { agents: Member[]; reviewers: Member[] } = { agents: [], reviewers: [] };
  for (let i = 0; i < count.agents; i++) crew.agents.push(await make('agent', i));
  for (let i = 0; i < count.reviewers; i++) crew.reviewers.push(await make('reviewer', i));
  await close();
  return crew;
};
