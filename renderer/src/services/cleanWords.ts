import DOMPurify from 'dompurify';

const profile = {
  ALLOWED_TAGS: [
    'p',
    'br',
    'b',
    'strong',
    'i',
    'em',
    'u',
    's',
    'a',
    'ul',
    'ol',
    'li',
    'blockquote',
    'code',
    'pre',
    'h1',
    'h2',
    'h3',
  ],
  ALLOWED_ATTR: ['href'],
  ALLOWED_URI_REGEXP: /^(?:https?|mailto|tel):/iu,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
};

/**
 * What a paste from a mail, a page or a word processor may bring along: words, lists, links and emphasis. No images (a remote one
 * would tell its server who reads it), no styles, no classes, no tables; `div` lines become paragraphs. Links keep only web, mail and phone targets.
 */
export function cleanPastedHtml(html: string): string {
  return DOMPurify.sanitize(html.replaceAll(/<(\/?)div\b[^>]*>/giu, '<$1p>'), profile);
}

/** The same profile for words that are shown: what a composer wrote, wherever it came from. */
export function cleanFragment(html: string): DocumentFragment {
  return DOMPurify.sanitize(html, { ...profile, RETURN_DOM_FRAGMENT: true });
}
