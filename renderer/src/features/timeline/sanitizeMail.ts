import DOMPurify from 'dompurify';
import { cleanMailStyle } from './mailStyle.ts';

const tags = [
  'a',
  'abbr',
  'address',
  'b',
  'bdi',
  'bdo',
  'big',
  'blockquote',
  'br',
  'caption',
  'center',
  'cite',
  'code',
  'col',
  'colgroup',
  'dd',
  'del',
  'div',
  'dl',
  'dt',
  'em',
  'font',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'hr',
  'i',
  'img',
  'ins',
  'kbd',
  'li',
  'mark',
  'ol',
  'p',
  'pre',
  'q',
  's',
  'samp',
  'section',
  'small',
  'span',
  'strike',
  'strong',
  'sub',
  'sup',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'tr',
  'tt',
  'u',
  'ul',
  'var',
  'wbr',
];
const attributes = [
  'align',
  'alt',
  'bgcolor',
  'border',
  'cellpadding',
  'cellspacing',
  'class',
  'color',
  'cols',
  'colspan',
  'dir',
  'face',
  'height',
  'href',
  'id',
  'lang',
  'rowspan',
  'size',
  'src',
  'start',
  'style',
  'title',
  'type',
  'valign',
  'width',
];
/** How the common mail programs mark what they quote. */
const quotes =
  'blockquote[type="cite"],blockquote.gmail_quote,.gmail_quote,.yahoo_quoted,.moz-cite-prefix + blockquote,#divRplyFwdMsg,#appendonsend ~ *';
const inlineImage = /^data:image\/(?:png|jpe?g|gif|webp);base64,/iu;

export interface CleanMail {
  /** The body, safe to put into the frame. */
  html: string;
  /** Images in the network that were left out, and the hosts they would have been fetched from. */
  blocked: { count: number; hosts: readonly string[] };
}

export interface MailWords {
  /** "Quoted text", on what folds a quotation. */
  quoted: string;
  /** "Image not loaded" */
  image: string;
}

function hostOf(address: string): string {
  try {
    return new URL(address, 'https://unknown.invalid').hostname.replace('unknown.invalid', '?');
  } catch {
    return '?';
  }
}

/** Replaces what would be fetched from the network by a place that says so; 1 × 1 trackers leave no place. */
function settleImages(
  body: ParentNode,
  images: ReadonlyMap<string, string>,
  words: MailWords,
): CleanMail['blocked'] {
  const hosts = new Set<string>();
  let count = 0;
  for (const image of body.querySelectorAll('img')) {
    const src = image.getAttribute('src') ?? '';
    const local = /^cid:/iu.test(src) ? images.get(decodeCid(src)) : inlineImage.test(src) ? src : undefined;
    if (local !== undefined) {
      image.setAttribute('src', local);
      continue;
    }
    if (/^(?:https?:)?\/\//iu.test(src)) {
      count += 1;
      hosts.add(hostOf(src));
    }
    const place = image.ownerDocument.createElement('span');
    const tiny = ['width', 'height'].some((side) => Number(image.getAttribute(side) ?? 99) <= 2);
    place.className = 'no-image';
    place.textContent = (image.getAttribute('alt') ?? '').trim() || words.image;
    if (tiny) image.remove();
    else image.replaceWith(place);
  }
  return { count, hosts: [...hosts].sort() };
}

function decodeCid(src: string): string {
  const cid = src.slice(4);
  try {
    return decodeURIComponent(cid);
  } catch {
    return cid;
  }
}

/** Puts each outermost quotation into a fold, unless nothing else is in the mail. */
function foldQuotes(body: HTMLElement, words: MailWords): void {
  const found = [...body.querySelectorAll<HTMLElement>(quotes)].filter(
    (quote) => quote.parentElement?.closest(quotes) == null,
  );
  const quotedLength = found.reduce((sum, quote) => sum + (quote.textContent.trim().length || 0), 0);
  if (found.length === 0 || body.textContent.trim().length <= quotedLength) return;
  for (const quote of found) {
    const fold = body.ownerDocument.createElement('details');
    const summary = body.ownerDocument.createElement('summary');
    summary.textContent = words.quoted;
    quote.replaceWith(fold);
    fold.append(summary, quote);
  }
}

/**
 * Makes a mail's HTML safe to show: no scripts, forms, frames, handlers, sheets or fetches; only styles that cannot
 * leave the mail's own box. Links keep web, mail and phone targets.
 * @param images addresses of inline images by Content-ID, for those that are on this device
 */
export function sanitizeMail(html: string, images: ReadonlyMap<string, string>, words: MailWords): CleanMail {
  // Sheets would be dropped below; taken out first, the page's policy has nothing to report.
  const withoutSheets = html.replaceAll(/<style\b[^>]*>[\s\S]*?<\/style\s*>/giu, '');
  const clean = DOMPurify.sanitize(withoutSheets, {
    ALLOWED_TAGS: tags,
    ALLOWED_ATTR: attributes,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    // Only these two hold addresses; DOMPurify would measure the others by the same rule.
    ADD_URI_SAFE_ATTR: attributes.filter((name) => name !== 'href' && name !== 'src'),
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|tel:|cid:|data:image\/|\/\/)/iu,
    FORBID_CONTENTS: [
      'style',
      'script',
      'title',
      'head',
      'template',
      'svg',
      'math',
      'noscript',
      'iframe',
      'object',
      'select',
      'textarea',
    ],
    RETURN_DOM: true,
  });
  const body = clean as HTMLElement;
  for (const styled of body.querySelectorAll('[style]')) {
    const style = cleanMailStyle(styled.getAttribute('style') ?? '');
    if (style === '') styled.removeAttribute('style');
    else styled.setAttribute('style', style);
  }
  for (const link of body.querySelectorAll('a[href]')) {
    if (!/^(?:https?:|mailto:|tel:)/iu.test(link.getAttribute('href') ?? '')) link.removeAttribute('href');
  }
  const blocked = settleImages(body, images, words);
  foldQuotes(body, words);
  for (const named of body.querySelectorAll('[class]:not(.no-image),[id]')) {
    named.removeAttribute('id');
    if (named.className !== 'no-image') named.removeAttribute('class');
  }
  return { html: body.innerHTML, blocked };
}
