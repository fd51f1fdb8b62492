import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

type Profile = {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
};
export type Share = { readonly name: string; readonly micros: number };
export type Summary = { readonly busyMicros: number; readonly modules: readonly Share[]; readonly functions: readonly Share[] };

const NOT_WORK = new Set(['(idle)', '(root)']);

/** Our folders by name, libraries by package, Node as one. */
export const moduleOf = (url: string, functionName: string): string => {
  // Native code has no frames of its own: SQLite's time stands under the driver's call.
  if (functionName === 'executeQuery' && url.endsWith('/sqlite-driver.js')) return 'SQLite, waiting for the disk included';
  if (url === '') return functionName.startsWith('(') ? functionName : 'V8 (JSON, strings, collections)';
  if (url.startsWith('node:')) return 'node';
  const path = url.startsWith('file:') ? fileURLToPath(url) : url;
  const library = path.split('/node_modules/').at(-1)?.split('/') ?? [];
  if (path.includes('/node_modules/'))
    return library[0]?.startsWith('@') ? `${library[0]}/${library[1] ?? ''}` : (library[0] ?? path);
  return /\/(hub|shared)\/src\/(.*)\/[^/]+$/.exec(path)?.slice(1).join(' ') ?? path.split('/').slice(-2).join('/');
};

const ranked = (totals: ReadonlyMap<string, number>): Share[] =>
  [...totals].map(([name, micros]) => ({ name, micros })).toSorted((a, b) => b.micros - a.micros);

/** Self time of the one CPU profile in this folder, by module and by function. */
export const summarise = async (folder: string): Promise<Summary> => {
  const [file] = (await readdir(folder)).filter((name) => name.endsWith('.cpuprofile'));
  if (file === undefined) throw new Error(`no profile in ${folder}`);
  const { nodes, samples, timeDeltas } = JSON.parse(await readFile(join(folder, file), 'utf8')) as Profile;
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const modules = new Map<string, number>();
  const functions = new Map<string, number>();
  let busyMicros = 0;
  for (const [i, id] of samples.entries()) {
    const frame = frames.get(id);
    const micros = timeDeltas[i] ?? 0;
    if (frame === undefined || NOT_WORK.has(frame.functionName)) continue;
    busyMicros += micros;
    const name = moduleOf(frame.url, frame.functionName);
    modules.set(name, (modules.get(name) ?? 0) + micros);
    const place = `${frame.functionName || 'anonymous'} (${name} ${frame.url.split('/').at(-1) ?? ''}:${frame.lineNumber + 1})`;
    functions.set(place, (functions.get(place) ?? 0) + micros);
  }
  return { busyMicros, modules: ranked(modules), functions: ranked(functions) };
};
