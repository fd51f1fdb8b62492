import path from 'node:path';

export const ROOT = path.join(import.meta.dirname, '../..');
export const DESKTOP = path.join(ROOT, 'apps/desktop');
export const WEB_FOLDER = path.join(DESKTOP, 'dist/web');
export const AGENT_PROGRAM = path.join(ROOT, 'apps/hub/src/demo/agent-main.ts');
