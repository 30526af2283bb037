/** Where a link leads, the way a person should see it, and whether its words say so. */
export interface LinkTarget {
  url: string;
  /** Host of a web link, address of a mail or phone link. */
  place: string;
  /** The words name the place themselves. */
  honest: boolean;
}

/** Null for targets that are never opened. */
export function linkTarget(href: string, words: string): LinkTarget | null {
  let url: URL;
  try {
    url = new URL(href);
  } catch {
    return null;
  }
  if (url.protocol === 'mailto:' || url.protocol === 'tel:') {
    const place = decodeURI(url.pathname);
    return { url: url.href, place, honest: words.replaceAll(/\s/gu, '').includes(place) };
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  const named = /(?:https?:\/\/)?((?:[\p{L}\p{N}-]+\.)+[\p{L}]{2,})/iu.exec(words)?.[1]?.toLowerCase();
  const bare = (host: string) => host.replace(/^www\./u, '');
  return {
    url: url.href,
    place: url.host,
    honest: named !== undefined && bare(named) === bare(url.hostname),
  };
}
