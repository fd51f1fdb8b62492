import { REVIEW_TIERS } from '../../packages/shared/src/model/vocabulary.ts';
import { type DemoFile, readDemoFile, writeDemoFile } from '../../apps/hub/src/demo/demo-file.ts';
import type { Hub } from '../../apps/hub/src/hub.ts';

export type People = DemoFile & { readonly supervisor: { readonly token: string } };

/** The sample agent, Ana, who may decide everything, and Sue, who sees the board. Made on the first start, and again where a token no longer works. */
export const ensurePeople = async (hub: Hub, dataFolder: string): Promise<People> => {
  const known = readDemoFile(dataFolder);
  const isLive = async (token: string): Promise<boolean> => (await hub.directory.findToken(token))?.revokedAt === null;
  const keep = async <T extends { readonly token: string }>(person: T | undefined, make: () => Promise<T>): Promise<T> =>
    person !== undefined && (await isLive(person.token)) ? person : make();

  const agent = await keep(known?.agent, async () => {
    const { token } = await hub.directory.createToken('agent', 'invoice-agent', []);
    return { token };
  });
  const reviewer = await keep(known?.reviewer, async () => {
    const { token, principal } = await hub.directory.createToken('reviewer', 'Ana', REVIEW_TIERS);
    return { token, id: principal.id, name: principal.name };
  });
  const supervisor = await keep(known?.supervisor, async () => {
    const { token } = await hub.directory.createToken('supervisor', 'Sue', []);
    return { token };
  });
  const people = { agent, reviewer, supervisor };
  if (JSON.stringify(known) !== JSON.stringify(people)) writeDemoFile(dataFolder, people);
  return people;
};
