import { describe, expect, it } from 'vitest';
import { linkTarget } from './linkTarget.ts';
import { cleanMailStyle } from './mailStyle.ts';
import { partQuoted } from './quotedText.ts';
import { sanitizeMail } from './sanitizeMail.ts';

const words = { quoted: 'Quoted text', image: 'Image not loaded' };
const clean = (html: string, images = new Map<string, string>()) => sanitizeMail(html, images, words);

describe('[E11] the HTML of a mail', () => {
  it('counts images in the network with their hosts, and shows inline ones from the local store', () => {
    const { html, blocked } = clean(
      '<p>a</p><img src="https://cdn.example/b.png" alt="Sale"><img src="//t.example/o.gif" width="1" height="1"><img src="cid:logo@x">',
      new Map([['logo@x', '/blob/ff']]),
    );
    expect(blocked).toEqual({ count: 2, hosts: ['cdn.example', 't.example'] });
    expect(html).toContain('src="/blob/ff"');
    expect(html).toContain('Sale');
    expect(html).not.toMatch(/cdn\.example|t\.example/u);
  });
  it('folds a quotation, but not a mail that is nothing else', () => {
    expect(clean('<p>Yes.</p><blockquote type="cite"><p>Well?</p></blockquote>').html).toContain(
      '<summary>Quoted text</summary>',
    );
    expect(clean('<blockquote type="cite"><p>Well?</p></blockquote>').html).not.toContain('<summary>');
  });
  it('keeps only styles that stay inside the mail', () => {
    expect(
      cleanMailStyle(
        'color: red; position: fixed; top: 0; background: url(https://t.example/x); width: 20px; opacity: 0',
      ),
    ).toBe('color: red; width: 20px');
    expect(cleanMailStyle('color: \\75rl(x); font-size: 12px')).toBe('font-size: 12px');
  });
});

describe('links of a mail', () => {
  it('are honest only if their words name the host they lead to', () => {
    expect(linkTarget('https://bank.example.evil.example/login', 'https://bank.example')).toMatchObject({
      honest: false,
      place: 'bank.example.evil.example',
    });
    expect(linkTarget('https://www.vestmere.example/help', 'vestmere.example/help')).toMatchObject({
      honest: true,
    });
    expect(linkTarget('https://e.example', 'Click here')).toMatchObject({ honest: false });
  });
  it('to anything but web, mail and phone are not links', () => {
    expect(linkTarget('javascript:alert(1)', 'x')).toBeNull();
    expect(linkTarget('file:///etc/passwd', 'x')).toBeNull();
  });
});

describe('quoted plain text', () => {
  it('is folded when it goes on to the end, and stays where answers stand between', () => {
    expect(partQuoted('Yes.\n\nOn Tue 3 Nov, Ben wrote:\n> Well?\n> Ben')).toEqual({
      words: 'Yes.',
      quoted: 'On Tue 3 Nov, Ben wrote:\n> Well?\n> Ben',
    });
    expect(partQuoted('> Well?\nYes.').quoted).toBe('');
  });
});
