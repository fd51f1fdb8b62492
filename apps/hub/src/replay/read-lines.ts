import { createReadStream } from 'node:fs';

/** Longest line in bytes. What is longer cannot fit into a packet of the wire anyway. */
export const LINE_BYTES = 1_048_576;

export type Line = {
  /** From 1. */
  readonly number: number;
  /** Bytes of the file up to the end of this line. */
  readonly end: number;
} & ({ readonly text: string } | { readonly error: string });

const decoder = new TextDecoder('utf-8', { fatal: true });

const decode = (bytes: Buffer): { readonly text: string } | { readonly error: string } => {
  try {
    return { text: decoder.decode(bytes) };
  } catch {
    return { error: 'is not UTF-8' };
  }
};

/** The lines of a file, one at a time. A line that is too long is reported and skipped without being held in memory. */
export async function* readLines(file: string, limit = LINE_BYTES): AsyncGenerator<Line> {
  let pieces: Buffer[] = [];
  let length = 0;
  let number = 1;
  let end = 0;
  const take = (): Line => {
    const content = length > limit ? { error: `is longer than ${limit} bytes` } : decode(Buffer.concat(pieces));
    const line = { number, end, ...content };
    pieces = [];
    length = 0;
    number += 1;
    return line;
  };
  const add = (piece: Buffer): void => {
    length += piece.length;
    if (length <= limit) pieces.push(piece);
    else pieces = [];
  };

  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let newline = chunk.indexOf(10); newline >= 0; newline = chunk.indexOf(10, from)) {
      add(chunk.subarray(from, newline));
      end += newline + 1 - from;
      from = newline + 1;
      yield take();
    }
    add(chunk.subarray(from));
    end += chunk.length - from;
  }
  if (length > 0) yield take();
}
