const blocks = new Set(['P', 'DIV', 'LI', 'UL', 'OL', 'BLOCKQUOTE', 'PRE', 'H1', 'H2', 'H3']);

function textOf(node: Node, depth: number): string {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
  if (!(node instanceof Element)) return '';
  if (node.tagName === 'BR') return '\n';
  const inner = [...node.childNodes].map((child) => textOf(child, depth + 1)).join('');
  if (node.tagName === 'LI') {
    const number =
      node.parentElement?.tagName === 'OL' ? `${[...node.parentElement.children].indexOf(node) + 1}.` : '-';
    return `${number} ${inner.trim().replaceAll(/\n+/gu, '\n  ')}\n`;
  }
  if (node.tagName === 'BLOCKQUOTE') return `${inner.trim().replaceAll(/^/gmu, '> ')}\n\n`;
  if (node.tagName === 'A') {
    const href = node.getAttribute('href') ?? '';
    return href === '' || inner.includes(href) || href === `mailto:${inner}` ? inner : `${inner} <${href}>`;
  }
  return blocks.has(node.tagName)
    ? `${inner.trimEnd()}\n${node.tagName === 'P' || depth === 0 ? '\n' : ''}`
    : inner;
}

/** The words of a composer's HTML as plain text, the way they go into a mail's text part: lists and quotations keep their marks. */
export function plainText(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return [...body.childNodes]
    .map((node) => textOf(node, 0))
    .join('')
    .replaceAll(/[ \t]+\n/gu, '\n')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim();
}

/** Plain words as a composer's HTML: a paragraph for each run of lines. */
export function htmlOfText(text: string): string {
  const box = document.createElement('div');
  for (const part of text.split(/\n{2,}/u)) {
    const paragraph = document.createElement('p');
    part.split('\n').forEach((line, index) => {
      if (index > 0) paragraph.append(document.createElement('br'));
      paragraph.append(line);
    });
    box.append(paragraph);
  }
  return box.innerHTML;
}
