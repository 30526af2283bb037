/**
 * What our own pages may load: nothing from the network. The renderer talks to main, and main to the server.
 *
 * `style-src-attr`: mail is shown in sandboxed srcdoc frames. They inherit this policy and narrow it by one of their
 * own, so what a mail needs must be allowed here: nearly all mail is laid out by style attributes. A style can load
 * nothing that img-src and font-src forbid. Style elements and sheets stay limited to our own files.
 */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "media-src 'self' blob:",
  "worker-src 'self'",
  "frame-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join('; ');

/** For bytes that came from outside: even if a browser takes them for a page, nothing in it runs or loads. */
export const blobPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** Headers of every answer of our scheme. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=(), display-capture=()',
};
