import type { MailAddress } from '#shared/domain/item.ts';

/** Something@host.tld as people write it; what the mail server takes beyond that is its own affair. */
const address = /^[^\s<>@,;"()]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u;

/** One address as typed or pasted: `name@host` or `Name <name@host>`. Null if it is none. */
export function readAddress(typed: string): MailAddress | null {
  const named = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*$/u.exec(typed);
  const found = { name: named?.[1] ?? '', address: (named?.[2] ?? typed).trim() };
  return address.test(found.address) ? found : null;
}

/** Parts what was typed or pasted at commas, semicolons and line ends. */
export function readAddresses(typed: string): { good: MailAddress[]; bad: string[] } {
  const parts = typed
    .split(/[,;\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const read = parts.map((part) => ({ part, found: readAddress(part) }));
  return {
    good: read.flatMap(({ found }) => (found === null ? [] : [found])),
    bad: read.filter(({ found }) => found === null).map(({ part }) => part),
  };
}

/** `Re:` once, however often a mail went to and fro, also where the other side writes it in another language. */
export function replySubject(subject: string): string {
  return `Re: ${subject.replace(/^(?:\s*(?:re|sv|aw|odp|antw)\s*:)+\s*/iu, '').trim()}`.slice(0, 900);
}
