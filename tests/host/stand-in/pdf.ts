import type { PrintToPDFOptions } from 'electron';
import type { Commands } from './cdp.ts';

/** Paper in inches (width, height), of those sizes a page may ask for by name. */
const papers: Record<string, [number, number]> = {
  A3: [11.69, 16.54],
  A4: [8.27, 11.69],
  A5: [5.83, 8.27],
  Letter: [8.5, 11],
  Legal: [8.5, 14],
  Tabloid: [11, 17],
};

/** Electron's options of printToPDF as Chromium's. */
export function pdfOptions(options: PrintToPDFOptions): NonNullable<Commands['Page.printToPDF']> {
  const size = options.pageSize ?? 'Letter';
  const [paperWidth, paperHeight] =
    typeof size === 'string' ? (papers[size] ?? papers['Letter']!) : [size.width, size.height];
  const { top, bottom, left, right } = options.margins ?? {};
  return {
    paperWidth,
    paperHeight,
    landscape: options.landscape ?? false,
    printBackground: options.printBackground ?? false,
    scale: options.scale ?? 1,
    pageRanges: options.pageRanges ?? '',
    preferCSSPageSize: options.preferCSSPageSize ?? false,
    displayHeaderFooter: options.displayHeaderFooter ?? false,
    headerTemplate: options.headerTemplate ?? '',
    footerTemplate: options.footerTemplate ?? '',
    ...(top === undefined ? {} : { marginTop: top }),
    ...(bottom === undefined ? {} : { marginBottom: bottom }),
    ...(left === undefined ? {} : { marginLeft: left }),
    ...(right === undefined ? {} : { marginRight: right }),
  };
}
