/** A file that breaks one wall, and the rule that must say so. */
export type Planted = { readonly wall: string; readonly file: string; readonly source: string; readonly rule: string };

const IMPORTS = 'eslint(no-restricted-imports)';
const GLOBALS = 'eslint(no-restricted-globals)';
const PROPERTIES = 'eslint(no-restricted-properties)';

/** One row of the table of `May import` in the architecture page: a layer's folder, and what it must not reach. */
const FORBIDDEN: Readonly<Record<string, readonly string[]>> = {
  'packages/shared/src/model': [
    '../domain/digest.ts',
    '../protocol/agent.ts',
    '../client/hub-client.ts',
    'node:crypto',
    'socket.io-client',
  ],
  'packages/shared/src/domain': [
    '../protocol/agent.ts',
    '../client/hub-client.ts',
    'zod',
    'node:fs',
    'kysely',
    'socket.io-client',
  ],
  'packages/shared/src/domain/escalation': ['../../protocol/agent.ts', '../../client/hub-client.ts', 'zod', 'node:crypto'],
  'packages/shared/src/protocol': ['../domain/digest.ts', '../client/hub-client.ts', 'socket.io', 'node:http'],
  'packages/shared/src/client': ['../domain/digest.ts', 'socket.io-client', 'node:timers', 'react'],
  'packages/agent/src': ['@countersign/hub/hub', '@countersign/desktop', 'electron', 'react', 'kysely', 'socket.io'],
  'packages/notifier/src': ['@countersign/shared/model/ids', '@countersign/desktop', 'electron', 'react', 'socket.io-client'],
  'packages/agent/src/outbox': ['@countersign/hub/hub', 'better-sqlite3'],
  'apps/hub/src': ['@countersign/desktop', 'electron', 'react'],
  'apps/hub/src/transport': [
    '../store/event-store.ts',
    '../workers/timers.ts',
    'kysely',
    'better-sqlite3',
    'pg',
    '@countersign/agent',
  ],
  'apps/hub/src/services': [
    '../transport/http.ts',
    '../workers/timers.ts',
    'socket.io',
    'better-sqlite3',
    'node:http',
    'electron',
  ],
  'apps/hub/src/workers': ['../transport/http.ts', '../store/event-store.ts', 'kysely', 'socket.io', 'node:fs'],
  'apps/hub/src/store': [
    '../transport/http.ts',
    '../services/command-bus.ts',
    '../workers/timers.ts',
    '@countersign/shared/protocol/agent',
  ],
  'apps/desktop/src/ipc': ['../main/window.ts', '../renderer/app.tsx', 'electron', 'node:fs'],
  'apps/desktop/src/main': [
    '../renderer/app.tsx',
    '../preload/index.ts',
    '../platform/electron-platform.ts',
    'react',
    'socket.io-client',
  ],
  'apps/hub/src/replay': ['../store/event-store.ts', '../services/command-bus.ts', '../transport/http.ts', 'kysely'],
  'apps/hub/src/demo': ['../store/event-store.ts', '../workers/timers.ts', 'socket.io'],
  'apps/desktop/src/host': ['../main/window.ts', '../renderer/app.tsx', 'electron', 'react'],
  'apps/desktop/src/preload': ['../main/window.ts', '../renderer/app.tsx', 'node:fs', '@countersign/shared/model/ids'],
  'apps/desktop/src/platform': ['../main/window.ts', '../renderer/app.tsx', 'electron', 'electron-store', 'react', 'node:fs'],
  'apps/desktop/src/renderer': [
    '../main/window.ts',
    '../host/config.ts',
    '../platform/electron-platform.ts',
    'electron',
    'socket.io',
    '@countersign/notifier/notifier',
  ],
  'apps/desktop/src/renderer/features/inbox': [
    '../../../main/window.ts',
    '../../../ipc/contract.ts',
    'electron',
    'node-notifier',
  ],
};

const importing = (specifier: string): string => `import { planted } from '${specifier}';\n\nexport const used = planted;\n`;

const forbiddenImports: Planted[] = Object.entries(FORBIDDEN).flatMap(([folder, specifiers]) =>
  specifiers.map((specifier, index) => ({
    wall: `${folder} must not import ${specifier}`,
    file: `${folder}/planted-import-${index}.ts`,
    source: importing(specifier),
    rule: IMPORTS,
  })),
);

const IMPURE = ['Date.now()', 'crypto.randomUUID()', 'setTimeout(() => 1, 1)', 'performance.now()', 'globalThis', 'fetch'];

const impure: Planted[] = ['model', 'domain', 'protocol', 'client'].flatMap((layer) => [
  ...IMPURE.map((expression, index) => ({
    wall: `shared/${layer} must not use ${expression}`,
    file: `packages/shared/src/${layer}/planted-global-${index}.ts`,
    source: `export const used = ${expression};\n`,
    rule: GLOBALS,
  })),
  {
    wall: `shared/${layer} must not use Math.random`,
    file: `packages/shared/src/${layer}/planted-random.ts`,
    source: 'export const used = Math.random();\n',
    rule: PROPERTIES,
  },
]);

const lines = (count: number): string => 'export {};\n'.repeat(count);

/** Every wall that is more than a row of the import table. */
const others: Planted[] = [
  {
    wall: 'a type may not slip through a wall',
    file: 'packages/shared/src/domain/planted-type.ts',
    source: "import type { Planted } from '../protocol/agent.ts';\n\nexport type Used = Planted;\n",
    rule: IMPORTS,
  },
  {
    wall: 'a lazy import may not slip through a wall',
    file: 'apps/desktop/src/renderer/planted-lazy.ts',
    source: "export const used = () => import('../main/window.ts');\n",
    rule: IMPORTS,
  },
  {
    wall: 'a re-export may not slip through a wall',
    file: 'apps/hub/src/workers/planted-export.ts',
    source: "export { planted } from '../store/event-store.ts';\n",
    rule: IMPORTS,
  },
  {
    wall: 'even main.tsx must not import electron',
    file: 'apps/desktop/src/renderer/main.tsx',
    source: importing('electron'),
    rule: IMPORTS,
  },
  {
    wall: 'only main/ipc.ts uses ipcMain',
    file: 'apps/desktop/src/main/planted-ipc.ts',
    source: "import { ipcMain } from 'electron';\n\nexport const used = ipcMain;\n",
    rule: IMPORTS,
  },
  {
    wall: 'only main/ipc.ts uses ipcMain, also through a namespace',
    file: 'apps/desktop/src/main/planted-ipc-namespace.ts',
    source: "import * as electron from 'electron';\n\nexport const used = electron.ipcMain;\n",
    rule: IMPORTS,
  },
  ...['packages/agent/src', 'apps/hub/src/services', 'apps/desktop/src/main', 'apps/desktop/src/renderer'].map((folder) => ({
    wall: `only config.ts reads the environment, not ${folder}`,
    file: `${folder}/planted-env.ts`,
    source: 'export const used = process.env.HOME;\n',
    rule: PROPERTIES,
  })),
  {
    wall: 'the renderer must not set innerHTML',
    file: 'apps/desktop/src/renderer/planted-inner-html.ts',
    source: "export const show = (element: HTMLElement) => {\n  element.innerHTML = '<b>x</b>';\n};\n",
    rule: PROPERTIES,
  },
  {
    wall: 'the renderer must not use dangerouslySetInnerHTML',
    file: 'apps/desktop/src/renderer/planted-danger.tsx',
    source: "export const Shown = () => <b dangerouslySetInnerHTML={{ __html: 'x' }} />;\n",
    rule: 'react(no-danger)',
  },
  { wall: 'a source has at most 400 lines', file: 'apps/hub/src/planted-long.ts', source: lines(401), rule: 'eslint(max-lines)' },
  {
    wall: 'a test has at most 800 lines',
    file: 'apps/hub/src/planted-long.test.ts',
    source: lines(801),
    rule: 'eslint(max-lines)',
  },
  {
    wall: 'no any',
    file: 'apps/hub/src/planted-any.ts',
    source: 'export const used = (value: any): unknown => value;\n',
    rule: 'typescript(no-explicit-any)',
  },
  {
    wall: 'no promise is left floating',
    file: 'apps/hub/src/planted-floating.ts',
    source: 'const work = async (): Promise<void> => undefined;\n\nexport const start = (): void => {\n  work();\n};\n',
    rule: 'typescript(no-floating-promises)',
  },
  {
    wall: 'no import goes in a circle',
    file: 'packages/agent/src/planted-circle.ts',
    source: "import { other } from './planted-circle-back.ts';\n\nexport const used = () => other;\n",
    rule: 'import(no-cycle)',
  },
  {
    wall: 'no import goes in a circle, seen from the other side',
    file: 'packages/agent/src/planted-circle-back.ts',
    source: "import { used } from './planted-circle.ts';\n\nexport const other = () => used;\n",
    rule: 'import(no-cycle)',
  },
];

export const PLANTED: readonly Planted[] = [...forbiddenImports, ...impure, ...others];

/** What the walls must let through; without these, a wall that refuses everything would pass for a good one. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'packages/shared/src/model': ['zod', './ids.ts'],
  'packages/shared/src/domain': [
    '../model/ids.ts',
    './result.ts',
    './escalation/decide.ts',
    'canonicalize',
    '@noble/hashes/sha2.js',
  ],
  'packages/shared/src/domain/escalation': ['../../model/ids.ts', '../result.ts', './evolve.ts'],
  'packages/shared/src/domain/summary/templates': ['../../../model/ids.ts', '../../digest.ts', '../numbers.ts'],
  'packages/shared/src/protocol': ['zod', '../model/ids.ts', './contract.ts'],
  'packages/shared/src/client': ['../model/ids.ts', '../protocol/agent.ts', './socket-port.ts'],
  'packages/agent/src': [
    '@countersign/shared/domain/digest',
    '@countersign/shared/client/hub-client',
    'socket.io-client',
    'node:fs/promises',
  ],
  'packages/notifier/src': ['node-notifier', 'node:path', './notifier.ts'],
  'apps/hub/src': ['./transport/http.ts', './services/command-bus.ts', './store/database.ts', './workers/timers.ts', 'node:http'],
  'apps/hub/src/transport': ['../services/command-bus.ts', '@countersign/shared/protocol/agent', 'socket.io', 'node:http'],
  'apps/hub/src/services': ['../store/event-store.ts', '@countersign/shared/domain/digest', '@countersign/shared/model/ids'],
  'apps/hub/src/workers': ['../services/command-bus.ts', '@countersign/shared/model/ids', './worker.ts'],
  'apps/hub/src/store': ['@countersign/shared/model/ids', 'kysely', 'better-sqlite3', 'node:fs', './schema.ts'],
  'apps/hub/src/cli': ['@countersign/agent', '../hub.ts', 'commander'],
  'apps/desktop/src/ipc': ['zod', '@countersign/shared/model/ids'],
  'apps/desktop/src/main': ['electron', '../ipc/contract.ts', 'node:path', 'electron-store', '@countersign/notifier/notifier'],
  'apps/hub/src/replay': ['@countersign/agent', '@countersign/shared/protocol/agent', '../config.ts', 'node:fs'],
  'apps/desktop/src/host': ['node:fs', '../ipc/contract.ts', '@countersign/shared/model/ids'],
  'apps/desktop/src/preload': ['electron', '../ipc/contract.ts'],
  'apps/desktop/src/platform': ['./platform.ts', '../ipc/contract.ts', '@countersign/shared/model/ids'],
  'apps/desktop/src/renderer': ['../platform/platform.ts', '@countersign/shared/client/hub-client', 'react', 'socket.io-client'],
};

export const PASSING: readonly Omit<Planted, 'rule'>[] = [
  ...Object.entries(ALLOWED).flatMap(([folder, specifiers]) =>
    specifiers.map((specifier, index) => ({
      wall: `${folder} may import ${specifier}`,
      file: `${folder}/allowed-import-${index}.ts`,
      source: importing(specifier),
    })),
  ),
  {
    wall: 'main/ipc.ts may use ipcMain',
    file: 'apps/desktop/src/main/ipc.ts',
    source: "import { ipcMain } from 'electron';\n\nexport const used = ipcMain;\n",
  },
  {
    wall: 'config.ts may read the environment',
    file: 'apps/hub/src/config.ts',
    source: 'export const used = process.env.HOME;\n',
  },
  { wall: 'a source may have 400 lines', file: 'apps/hub/src/allowed-long.ts', source: lines(400) },
  { wall: 'a test may have 800 lines', file: 'apps/hub/src/allowed-long.test.ts', source: lines(800) },
];
