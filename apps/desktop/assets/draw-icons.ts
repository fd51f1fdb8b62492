/** Draws the icons beside it: `node assets/draw-icons.ts`. Kept so that the pictures have a source that can be changed. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

type Colour = readonly [number, number, number];
type Point = readonly [number, number];
/** Signed distance in units of the picture's width; negative inside. */
type Shape = (x: number, y: number) => number;

const roundedSquare: Shape = (x, y) => {
  const [dx, dy] = [Math.abs(x - 0.5) - 0.24, Math.abs(y - 0.5) - 0.24];
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - 0.19;
};
const stroke = ([ax, ay]: Point, [bx, by]: Point, width: number): Shape => {
  const [ex, ey] = [bx - ax, by - ay];
  return (x, y) => {
    const along = Math.max(0, Math.min(1, ((x - ax) * ex + (y - ay) * ey) / (ex * ex + ey * ey)));
    return Math.hypot(x - ax - along * ex, y - ay - along * ey) - width / 2;
  };
};
const union =
  (...shapes: Shape[]): Shape =>
  (x, y) =>
    Math.min(...shapes.map((shape) => shape(x, y)));
const check = union(stroke([0.29, 0.52], [0.445, 0.67], 0.11), stroke([0.445, 0.67], [0.72, 0.35], 0.11));
const outline: Shape = (x, y) => Math.abs(roundedSquare(x, y) + 0.045) - 0.045;
const disc =
  (cx: number, cy: number, radius: number): Shape =>
  (x, y) =>
    Math.hypot(x - cx, y - cy) - radius;

const chunk = (name: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
};

const draw = (name: string, size: number, layers: readonly (readonly [Shape, Colour])[]): void => {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let [red, green, blue, alpha] = [0, 0, 0, 0];
      for (const [shape, colour] of layers) {
        const cover = Math.max(0, Math.min(1, 0.5 - shape((column + 0.5) / size, (row + 0.5) / size) * size));
        const total = cover + alpha * (1 - cover);
        const mix = (under: number, over: number) => (total === 0 ? 0 : (over * cover + under * alpha * (1 - cover)) / total);
        [red, green, blue, alpha] = [mix(red, colour[0]), mix(green, colour[1]), mix(blue, colour[2]), total];
      }
      rows.set([red, green, blue, alpha * 255].map(Math.round), row * (size * 4 + 1) + 1 + column * 4);
    }
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0]);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  const png = [
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ];
  writeFileSync(path.join(import.meta.dirname, name), Buffer.concat(png));
};

const [navy, white, orange, black] = [
  [31, 58, 95],
  [255, 255, 255],
  [217, 72, 15],
  [0, 0, 0],
] as const;
const mark = [
  [roundedSquare, navy],
  [check, white],
] as const;
draw('icon.png', 1_024, mark);
draw('tray.png', 32, mark);
draw('tray-waiting.png', 32, [...mark, [disc(0.76, 0.24, 0.22), orange]]);
draw('badge.png', 16, [[disc(0.5, 0.5, 0.46), orange]]);
draw('trayTemplate.png', 16, [[union(outline, check), black]]);
draw('trayTemplate@2x.png', 32, [[union(outline, check), black]]);
