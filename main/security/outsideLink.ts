/**
 * A link that may be opened by another program: https or mailto, without a password in it. Returns the
 * normalised URL, or null. Everything else (http:, file:, javascript:, programs' own schemes) stays shut. Total.
 */
export function outsideLink(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol === 'mailto:') return /^mailto:[^\r\n]+$/.test(url.href) ? url.href : null;
  if (url.protocol !== 'https:') return null;
  // user:password@ is how phishing hides the true host behind a familiar one.
  if (url.username !== '' || url.password !== '' || url.hostname === '') return null;
  return url.href;
}
