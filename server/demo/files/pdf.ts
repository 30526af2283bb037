/** One page of text and rules as a PDF 1.4 file (ISO 32000-1). Enough for an invoice or a bank statement. */

export interface PdfText {
  readonly x: number;
  /** Points from the top of an A4 page. */
  readonly y: number;
  readonly text: string;
  readonly size?: number;
  readonly bold?: boolean;
}
export interface PdfRule {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Red, green, blue from 0 to 1. */
  readonly colour: readonly [number, number, number];
}

const pageHeight = 842;

// The standard fonts know these glyphs by name (ISO 32000-1, Annex D), but no standard encoding holds them all.
const glyphs: Readonly<Record<string, string>> = {
  ą: 'aogonek', ć: 'cacute', ę: 'eogonek', ł: 'lslash', ń: 'nacute', ó: 'oacute', ś: 'sacute', ź: 'zacute', ż: 'zdotaccent',
  Ą: 'Aogonek', Ć: 'Cacute', Ę: 'Eogonek', Ł: 'Lslash', Ń: 'Nacute', Ó: 'Oacute', Ś: 'Sacute', Ź: 'Zacute', Ż: 'Zdotaccent',
  æ: 'ae', ø: 'oslash', å: 'aring', Æ: 'AE', Ø: 'Oslash', Å: 'Aring', é: 'eacute', ë: 'edieresis',
  '€': 'Euro', '£': 'sterling', '–': 'endash', '’': 'quoteright',
}; // prettier-ignore
const firstCode = 0x80;
const codes = new Map(Object.keys(glyphs).map((character, index) => [character, firstCode + index]));

function codeOf(character: string): number {
  const code = codes.get(character) ?? character.charCodeAt(0);
  if (!codes.has(character) && (code < 0x20 || code > 0x7e))
    throw new Error(`No glyph for “${character}” in the PDF font.`);
  return code;
}

function hexOf(text: string): string {
  return `<${Array.from(text, (character) => codeOf(character).toString(16).padStart(2, '0')).join('')}>`;
}

function drawing(texts: readonly PdfText[], rules: readonly PdfRule[]): string {
  const boxes = rules.map(
    ({ x, y, width, height, colour }) =>
      `${colour.join(' ')} rg ${x} ${pageHeight - y - height} ${width} ${height} re f`,
  );
  const lines = texts.map(
    ({ x, y, text, size = 10, bold = false }) =>
      `BT /${bold ? 'B' : 'R'} ${size} Tf 0.1 0.1 0.12 rg ${x} ${pageHeight - y} Td ${hexOf(text)} Tj ET`,
  );
  return [...boxes, ...lines].join('\n');
}

/** The bytes of a one-page A4 PDF. Throws when a character is outside ASCII and the glyphs above. */
export function pdf(title: string, texts: readonly PdfText[], rules: readonly PdfRule[]): Uint8Array {
  const content = drawing(texts, rules);
  const encoding = `<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [${firstCode} ${Object.values(
    glyphs,
  )
    .map((name) => `/${name}`)
    .join(' ')}] >>`;
  const font = (name: string) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding 4 0 R >>`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 ${pageHeight}] /Contents 7 0 R /Resources << /Font << /R 5 0 R /B 6 0 R >> >> >>`,
    encoding,
    font('Helvetica'),
    font('Helvetica-Bold'),
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    `<< /Title <feff${Buffer.from(title, 'utf16le').swap16().toString('hex')}> /Producer (Vestmere) >>`,
  ];
  let file = '%PDF-1.4\n';
  const offsets: number[] = [];
  objects.forEach((object, index) => {
    offsets.push(file.length);
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R /Info 8 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
