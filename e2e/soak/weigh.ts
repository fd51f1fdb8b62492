import type { CDPSession } from '@playwright/test';

/** What a page holds after a collection. `data` and `code` in bytes of its heap. */
export type Weight = {
  /** Objects, strings, DOM wrappers: what a leak would be made of. */
  readonly data: number;
  /** Bytecode, machine code and what the engine notes for it. It grows for as long as code gets hotter, and then no more. */
  readonly code: number;
  readonly listeners: number;
  readonly nodes: number;
};

type Snapshot = {
  readonly snapshot: {
    readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly [readonly string[]] };
  };
  readonly nodes: readonly number[];
};

const takeSnapshot = async (devtools: CDPSession): Promise<Snapshot> => {
  const chunks: string[] = [];
  const onChunk = ({ chunk }: { readonly chunk: string }): void => void chunks.push(chunk);
  devtools.on('HeapProfiler.addHeapSnapshotChunk', onChunk);
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  devtools.off('HeapProfiler.addHeapSnapshotChunk', onChunk);
  return JSON.parse(chunks.join('')) as Snapshot;
};

/** Weighs the page. Wants `Performance.enable` before. */
export const weigh = async (devtools: CDPSession): Promise<Weight> => {
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const metric = (wanted: string): number => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
  const { snapshot, nodes } = await takeSnapshot(devtools);
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  const codeType = types[0].indexOf('code');
  let [data, code] = [0, 0];
  for (let at = 0; at < nodes.length; at += fields.length) {
    const bytes = nodes[at + size] ?? 0;
    if (nodes[at + type] === codeType) code += bytes;
    else data += bytes;
  }
  return { data, code, listeners: metric('JSEventListeners'), nodes: metric('Nodes') };
};
