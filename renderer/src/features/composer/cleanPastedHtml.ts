import DOMPurify from 'dompurify';

const tags = ['p', 'br', 'b', 'strong', 'i', 'em', 'u', 's', 'a', 'ul', 'ol', 'li', 'blockquote', 'code', 'pre', 'h1', 'h2', 'h3'];

/**
 * What a paste from a mail, a page or a word processor may bring along: words, lists, links and emphasis. No images (a remote one
 * would tell its server who reads it), no styles, no classes, no tables; `div` lines become paragraphs. Links keep only web, mail and phone targets.
 */
export function cleanPastedHtml(html: string): string {
  const lines = html.replaceAll(/<(\/?)div\b[^>]*>/giu, '<$1p>');
  return DOMPurify.sanitize(lines, {
    ALLOWED_TAGS: tags,
    ALLOWED_ATTR: ['href'],
    ALLOWED_URI_REGEXP: /^(?:https?|mailto|tel):/iu,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
  });
}
