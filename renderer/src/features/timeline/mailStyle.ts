/** Properties a mail may set on itself. Nothing that places it over our page, hides text from view, or loads anything. */
const allowed =
  /^(?:color|background(?:-color)?|font(?:-(?:family|size|style|weight|variant))?|line-height|letter-spacing|text-(?:align|decoration|indent|transform)|vertical-align|white-space|word-break|overflow-wrap|direction|list-style(?:-type)?|(?:(?:min|max)-)?(?:width|height)|(?:margin|padding)(?:-(?:top|right|bottom|left))?|border(?:-(?:top|right|bottom|left))?(?:-(?:color|style|width|radius))?|border-(?:collapse|spacing)|table-layout|display)$/iu;
const forbidden = /url\s*\(|image-set|expression|var\s*\(|attr\s*\(|env\s*\(|@|\\|<|javascript:/iu;

/** The declarations of a style attribute that a mail may keep, as a style attribute again. */
export function cleanMailStyle(style: string): string {
  return style
    .split(';')
    .map((part) => {
      const colon = part.indexOf(':');
      return [part.slice(0, colon).trim().toLowerCase(), part.slice(colon + 1).trim()] as const;
    })
    .filter(
      ([name, value]) => allowed.test(name) && value !== '' && value.length < 200 && !forbidden.test(value),
    )
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ');
}
