import { REVIEW_TIERS } from '../../packages/shared/src/model/vocabulary.ts';
import { type DemoFile, readDemoFile, writeDemoFile } from '../../apps/hub/src/demo/demo-file.ts';
import type { Hub } from '../../apps/hub/src/hub.ts';

const isLive = async (hub: Hub, token: string): Promise<boolean> => (await hub.directory.findToken(token))?.revokedAt === null;

/** The sample agent and Ana, who may decide everything. Made on the first start, and again when their tokens no longer work. */
export const ensurePeople = async (hub: Hub, dataFolder: string): Promise<DemoFile> => {
  const known = readDemoFile(dataFolder);
  if (known !== undefined && (await isLive(hub, known.agent.token)) && (await isLive(hub, known.reviewer.token))) return known;
  const agent = await hub.directory.createToken('agent', 'invoice-agent', []);
  const reviewer = await hub.directory.createToken('reviewer', 'Ana', REVIEW_TIERS);
  const made = {
    agent: { token: agent.token },
    reviewer: { token: reviewer.token, id: reviewer.principal.id, name: reviewer.principal.name },
  };
  writeDemoFile(dataFolder, made);
  return made;
};
