import { Canvas, type Colour } from './png.ts';

const teal: Colour = [15, 106, 128];

function mix(from: Colour, to: Colour, share: number): Colour {
  const part = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * share);
  return [part(0), part(1), part(2)];
}

/** A week of download speed, with the hole every evening. */
export function speedChart(): Uint8Array {
  const canvas = new Canvas(720, 300, [255, 255, 255]);
  for (let row = 0; row <= 5; row += 1) canvas.box(40, 30 + row * 46, 660, 1, [226, 224, 218]);
  for (let day = 1; day < 7; day += 1)
    canvas.box(40 + Math.round((day * 660) / 7), 30, 1, 230, [240, 238, 233]);
  const points = Array.from({ length: 168 }, (_, hour): [number, number] => {
    const evening = hour % 24 >= 20 && hour % 24 <= 22;
    const speed = evening ? 18 + ((hour * 37) % 40) : 465 + ((hour * 53) % 33);
    return [40 + Math.round((hour * 660) / 167), 260 - Math.round((speed * 230) / 500)];
  });
  canvas.line(points, 1, teal);
  canvas.box(40, 260, 660, 2, [90, 88, 84]);
  return canvas.png();
}

/** A photograph, more or less: a white box on a window sill with one red lamp. */
export function routerPhoto(lamp: 'red' | 'orange'): Uint8Array {
  const canvas = new Canvas(640, 420, [0, 0, 0]);
  canvas.paint((x, y) => {
    const grain = ((x * 7919 + y * 104729) % 13) - 6;
    const wall = mix([196, 188, 174], [142, 134, 122], y / 300 + x / 2400);
    const sill = mix([128, 92, 60], [88, 60, 38], (y - 290) / 130);
    const base = y < 290 ? wall : sill;
    return [base[0] + grain, base[1] + grain, base[2] + grain];
  });
  canvas.paint((x, y) => (((x - 330) / 190) ** 2 + ((y - 322) / 16) ** 2 < 1 ? [66, 46, 30] : undefined));
  canvas.paint((x, y) =>
    x > 180 && x < 470 && y > 120 && y < 318
      ? mix([246, 246, 243], [208, 208, 205], (y - 120) / 198)
      : undefined,
  );
  for (let vent = 0; vent < 9; vent += 1) canvas.box(210 + vent * 26, 140, 14, 3, [176, 176, 174]);
  canvas.line(
    [
      [205, 122],
      [188, 40],
    ],
    5,
    [60, 60, 62],
  );
  canvas.line(
    [
      [446, 122],
      [463, 40],
    ],
    5,
    [60, 60, 62],
  );
  const glow: Colour = lamp === 'red' ? [224, 42, 30] : [240, 150, 30];
  canvas.disc(325, 260, 15, mix([228, 228, 226], glow, 0.35));
  canvas.disc(325, 260, 8, glow);
  for (let other = 0; other < 3; other += 1) canvas.disc(365 + other * 28, 260, 5, [150, 150, 148]);
  return canvas.png();
}

/** A living room where the television shows nothing. */
export function blackScreen(): Uint8Array {
  const canvas = new Canvas(640, 400, [0, 0, 0]);
  canvas.paint((_x, y) => mix([74, 68, 62], [44, 40, 36], y / 400));
  canvas.box(90, 50, 460, 266, [22, 22, 24]);
  canvas.paint((x, y) =>
    x > 100 && x < 540 && y > 60 && y < 306
      ? mix([10, 10, 12], [30, 32, 38], Math.max(0, 1 - Math.hypot(x - 420, y - 110) / 170))
      : undefined,
  );
  canvas.disc(320, 184, 16, [70, 74, 82]);
  canvas.disc(320, 184, 11, [14, 15, 18]);
  canvas.box(60, 330, 520, 70, [104, 78, 54]);
  canvas.box(250, 338, 140, 22, [28, 28, 30]);
  canvas.disc(374, 349, 3, [40, 190, 90]);
  return canvas.png();
}

/** The mark under the company's letters: three waves. */
export function logo(): Uint8Array {
  const canvas = new Canvas(168, 48, [255, 255, 255]);
  for (let wave = 0; wave < 3; wave += 1) {
    const points = Array.from({ length: 150 }, (_, x): [number, number] => [
      9 + x,
      12 + wave * 12 + Math.round(4 * Math.sin(x / 12 + wave)),
    ]);
    canvas.line(points, 2, mix(teal, [150, 200, 210], wave / 3));
  }
  return canvas.png();
}

/** A trench across a lawn, with an orange cable lying bare. */
export function cableInTrench(): Uint8Array {
  const canvas = new Canvas(600, 400, [0, 0, 0]);
  canvas.paint((x, y) => {
    const grain = (x * 31 + y * 17 + x * y) % 29;
    const inTrench = Math.abs(y - 200 - 40 * Math.sin(x / 120)) < 70;
    return inTrench ? [92 + grain, 68 + grain, 46 + grain] : [70 + grain, 112 + grain, 48 + (grain >> 1)];
  });
  const cable = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, step): [number, number] => [
      from + step,
      205 + Math.round(40 * Math.sin((from + step) / 120)),
    ]);
  canvas.line(cable(0, 270), 6, [232, 120, 28]);
  canvas.line(cable(322, 600), 6, [232, 120, 28]);
  canvas.line(
    [
      [270, 236],
      [288, 212],
      [300, 206],
    ],
    2,
    [240, 236, 225],
  );
  return canvas.png();
}
