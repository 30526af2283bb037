/** The sheet every mail lies on: light in every theme, because mail is written for paper. */
const sheet = `
:root { color-scheme: light; }
html, body { margin: 0; background: #fff; color: #1c1b19; }
body { font: 14px/1.55 'Inter Variable', system-ui, sans-serif; overflow-wrap: anywhere; overflow-y: hidden; }
img { max-width: 100%; height: auto; }
table { max-width: 100%; }
pre { white-space: pre-wrap; }
a { color: #0b5d73; }
blockquote { margin: 8px 0 8px 2px; padding-left: 10px; border-left: 2px solid #cfccc6; color: #56534d; }
.no-image { display: inline-block; padding: 2px 8px; border: 1px dashed #b9b5ad; border-radius: 4px; color: #6b6760; font-size: 12px; }
summary { display: inline-block; margin: 6px 0; padding: 2px 8px; border-radius: 4px; background: #f1efeb; color: #56534d; font-size: 12px; cursor: pointer; }
a:focus-visible, summary:focus-visible { outline: 2px solid #0b5d73; outline-offset: 2px; }
`;

/**
 * The document of a mail's frame. It inherits our page's policy and narrows it: nothing but images from the local
 * store and inline ones. The frame's sandbox runs no scripts.
 */
export function mailDocument(body: string, origin: string): string {
  const policy = `default-src 'none'; img-src ${origin}/blob/ data:; style-src-attr 'unsafe-inline'; form-action 'none'; base-uri 'none'`;
  return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"></head><body>${body}</body></html>`;
}

/** Lays our sheet over a loaded mail. A constructed sheet, because the page's policy allows no style elements. */
export function dressMail(view: Window & typeof globalThis): void {
  const style = new view.CSSStyleSheet();
  style.replaceSync(sheet);
  view.document.adoptedStyleSheets = [style];
}
