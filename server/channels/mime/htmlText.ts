import { simpleParser } from 'mailparser';
import { storable } from './cleanText.ts';

const convertLimit = 2_000_000;
const crudeLimit = 200_000;

/**
 * Readable text of an HTML body. The MIME library brings a converter but uses it only where the HTML stands alone, so
 * the HTML is handed to it once more as a mail of its own.
 */
export async function plainTextOf(html: string): Promise<string> {
  const head = 'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n';
  try {
    if (html.length > convertLimit) return crudeText(html);
    const mail = await simpleParser(Buffer.from(head + html, 'utf8'), {
      skipTextToHtml: true,
      skipImageLinks: true,
    });
    return storable(mail.text ?? '').trim();
  } catch {
    return crudeText(html);
  }
}

/** Tags dropped, nothing else: for HTML that no converter can read. Linear in the length. */
function crudeText(html: string): string {
  return html
    .slice(0, crudeLimit)
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
