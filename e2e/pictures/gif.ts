import { writeFile } from 'node:fs/promises';
import gifenc from 'gifenc';
import { PNG } from 'pngjs';

const { GIFEncoder, applyPalette, quantize } = gifenc;

export type Frame = { readonly png: Buffer; readonly at: number };

/** Index of the colour that means "as before": what does not change is not stored again. */
const SAME = 0;
const COLOURS = 255;

/** Pixels as one number each, so that two frames can be compared quickly. */
const pixelsOf = (png: Buffer): { readonly rgba: Uint8Array; readonly words: Uint32Array; width: number; height: number } => {
  const { data, width, height } = PNG.sync.read(png);
  const rgba = new Uint8Array(data);
  return { rgba, words: new Uint32Array(rgba.buffer), width, height };
};

/**
 * Writes frames as one GIF that repeats for ever. Frames that look like the one before only make it last longer.
 * @returns how many pictures are in it, and how long it runs, in milliseconds
 */
export const writeGif = async (file: string, frames: readonly Frame[]): Promise<{ pictures: number; ms: number }> => {
  const encoder = GIFEncoder();
  let shown: Uint32Array | null = null;
  let pictures = 0;
  const distinct = frames.filter((frame, i) => i === 0 || !frame.png.equals(frames[i - 1]?.png ?? Buffer.alloc(0)));
  const end = frames.at(-1)?.at ?? 0;
  for (const [i, frame] of distinct.entries()) {
    const { rgba, words, width, height } = pixelsOf(frame.png);
    const palette = quantize(rgba, COLOURS, { format: 'rgb565' });
    const index = applyPalette(rgba, palette, 'rgb565').map((colour: number) => colour + 1);
    if (shown !== null) for (let p = 0; p < words.length; p++) if (words[p] === shown[p]) index[p] = SAME;
    encoder.writeFrame(index, width, height, {
      palette: [[0, 0, 0], ...palette],
      delay: Math.max(20, (distinct[i + 1]?.at ?? end + 1_500) - frame.at),
      transparent: shown !== null,
      transparentIndex: SAME,
      dispose: 1,
    });
    shown = words;
    pictures++;
  }
  encoder.finish();
  await writeFile(file, encoder.bytes());
  return { pictures, ms: end + 1_500 - (frames[0]?.at ?? 0) };
};
