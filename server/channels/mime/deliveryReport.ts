import { shownLine } from './cleanText.ts';
import type { CollectedMail } from './collect.ts';
import { messageIdsIn } from './headers.ts';

export interface DeliveryReport {
  /** The mail that the report is about, with angle brackets; null if the report does not say. */
  readonly messageId: string | null;
  /** Who could not be reached and the words of the server, at most 2,000 characters. */
  readonly detail: string;
  readonly permanent: boolean;
}

interface Recipient {
  readonly action: string;
  readonly status: string;
  readonly who: string;
  readonly said: string;
}

/**
 * Reads a delivery report (RFC 3464 inside RFC 3462), or null if the mail is none or reports success only. "failed"
 * with status 5.x.x is permanent; "delayed" and 4.x.x are not.
 */
export function deliveryReportOf(mail: CollectedMail): DeliveryReport | null {
  const part = mail.files.find((file) => file.type === 'message/delivery-status');
  if (!part?.bytes) return null;
  const bad = recipientsIn(part.bytes.toString('utf8')).filter(
    ({ action }) => action === 'failed' || action === 'delayed',
  );
  if (bad.length === 0) return null;
  return {
    messageId: quotedMessageId(mail),
    detail: bad
      .map(({ who, said, status }) => [who, said === '' ? status : said].filter(Boolean).join(': '))
      .map((line) => shownLine(line, 500))
      .join('\n')
      .slice(0, 2000),
    permanent: bad.some(({ action, status }) => action === 'failed' && !status.startsWith('4')),
  };
}

/** Groups of fields, separated by empty lines; the first group is about the whole report (RFC 3464, 2.1). */
function recipientsIn(text: string): Recipient[] {
  const groups = text.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n/);
  return groups.map(fieldsIn).flatMap((fields) => {
    const who = fields.get('final-recipient') ?? fields.get('original-recipient');
    if (who === undefined) return [];
    return {
      action: (fields.get('action') ?? '').toLowerCase(),
      status: fields.get('status') ?? '',
      who: afterType(who),
      said: afterType(fields.get('diagnostic-code') ?? ''),
    };
  });
}

function fieldsIn(group: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of group.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) fields.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return fields;
}

/** "rfc822; a@b" and "smtp; 550 no" without the type before the semicolon. */
function afterType(value: string): string {
  const semicolon = value.indexOf(';');
  return semicolon === -1 ? value : value.slice(semicolon + 1).trim();
}

/** The failed mail comes along whole or as headers only, as a part or read into the report itself. */
function quotedMessageId(mail: CollectedMail): string | null {
  const quoted = mail.files.filter(({ type }) => type === 'message/rfc822' || type === 'text/rfc822-headers');
  for (const { bytes } of quoted) {
    const head = (bytes ?? Buffer.alloc(0))
      .subarray(0, 65_536)
      .toString('latin1')
      .replace(/\r?\n[ \t]+/g, ' ');
    const value = /^message-id:(.*)$/im.exec(head)?.[1];
    const id = value === undefined ? undefined : messageIdsIn(value)[0];
    if (id !== undefined) return id;
  }
  return mail.innerIds.flatMap(messageIdsIn)[0] ?? null;
}
