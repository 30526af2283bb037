import { withDates } from '../dates.ts';
import type { DemoFile } from '../types.ts';
import { papers } from './papers.ts';
import { pdf, type PdfText } from './pdf.ts';
import { blackScreen, cableInTrench, logo, routerPhoto, speedChart } from './pictures.ts';
import { plainFiles } from './plain.ts';

const pictures: Readonly<Record<string, { readonly name: string; readonly draw: () => Uint8Array }>> = {
  'speed-chart': { name: 'hastighet-uke.png', draw: speedChart },
  'router-red': { name: 'IMG_2041.png', draw: () => routerPhoto('red') },
  'router-orange': { name: 'modem-lampje.png', draw: () => routerPhoto('orange') },
  'black-screen': { name: 'ekran-sobota.png', draw: blackScreen },
  'cable-trench': { name: 'kabel-i-grofta.png', draw: cableInTrench },
  logo: { name: 'vestmere.png', draw: logo },
};

function paper(key: string, now: number): DemoFile | undefined {
  const sheet = papers[key];
  if (!sheet) return undefined;
  const say = (text: string) => withDates(text, sheet.language, now);
  const rows = sheet.rows.flatMap((row, index): PdfText[] =>
    row.map((text, column) => ({
      x: 56 + (sheet.columns[column] ?? 0),
      y: 214 + index * 20,
      text: say(text),
      bold: index === 0,
    })),
  );
  const end = 214 + sheet.rows.length * 20;
  const texts: PdfText[] = [
    { x: 56, y: 70, text: sheet.sender, size: 11, bold: true },
    { x: 56, y: 116, text: say(sheet.title), size: 20, bold: true },
    ...sheet.head.map((text, index) => ({ x: 56, y: 142 + index * 15, text: say(text) })),
    ...rows,
    ...sheet.foot.map((text, index) => ({ x: 56, y: end + 26 + index * 15, text: say(text) })),
  ];
  const bytes = pdf(say(sheet.title), texts, [
    { x: 56, y: 80, width: 483, height: 3, colour: sheet.colour },
    { x: 56, y: 220, width: 483, height: 0.7, colour: [0.6, 0.6, 0.6] },
    { x: 56, y: end - 8, width: 483, height: 0.7, colour: [0.6, 0.6, 0.6] },
  ]);
  return { name: say(sheet.name).toLowerCase(), type: 'application/pdf', bytes };
}

function plain(key: string, now: number): DemoFile | undefined {
  const file = plainFiles[key];
  if (!file) return undefined;
  return {
    name: file.name,
    type: file.type,
    bytes: Buffer.from(withDates(file.text, file.language, now), 'utf8'),
  };
}

/** Keys of every file that a message may carry. */
export const fileKeys: readonly string[] = [
  ...Object.keys(pictures),
  ...Object.keys(papers),
  ...Object.keys(plainFiles),
];

/** Draws or writes the file. Throws when no file has that key. */
export function demoFile(key: string, now: number): DemoFile {
  const picture = pictures[key];
  const file = picture
    ? { name: picture.name, type: 'image/png', bytes: picture.draw() }
    : (paper(key, now) ?? plain(key, now));
  if (!file) throw new Error(`The demo has no file “${key}”.`);
  return file;
}
