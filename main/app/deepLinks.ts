/** The scheme other programs use to open a case here. Internal pages are on another one (security/scheme.ts). */
export const linkScheme = 'caseload';

/** What a deep link names. It is only looked up, never acted upon. */
export type LinkTarget = { readonly type: 'case'; readonly number: number };

/** Reads a deep link such as `caseload://case/1234`; null for anything else. Total: never throws. */
export function parseLink(text: string): LinkTarget | null {
  // Exactly this form. A URL parser would accept much more (ports, credentials, %-escapes) that no case needs.
  const match = /^caseload:\/\/case\/([1-9][0-9]{0,14})\/?$/i.exec(text.trim());
  if (match?.[1] === undefined) return null;
  return { type: 'case', number: Number(match[1]) };
}

/** The deep link of a case. */
export function linkToCase(number: number): string {
  return `${linkScheme}://case/${number}`;
}

/** The first deep link on a command line (a second instance's, or our own), or null. */
export function linkInArguments(argv: readonly string[]): LinkTarget | null {
  for (const argument of argv) {
    const target = parseLink(argument);
    if (target !== null) return target;
  }
  return null;
}
