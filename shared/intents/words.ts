import { attachment } from '../domain/attachment.ts';
import type { Attachment } from '../domain/attachment.ts';
import { draftContent } from '../domain/draft.ts';
import type { DraftContent } from '../domain/draft.ts';
import type { IntentEnvelope } from './envelope.ts';

type Spoken = Pick<IntentEnvelope, 'name' | 'args'>;

const contentOf = ({ args }: Spoken): Readonly<Record<string, unknown>> => {
  const outer = (args ?? {}) as Record<string, unknown>;
  return (outer['content'] ?? outer) as Record<string, unknown>;
};

/** The words of an act, whatever act carries them: a reply, note, draft, or the message of a hand-over. Null for acts without. */
export function textOfIntent(intent: Spoken): string | null {
  const content = contentOf(intent);
  const text = content['text'] ?? content['message'];
  return typeof text === 'string' ? text : null;
}

/** The files that an act carries. */
export function filesOfIntent(intent: Spoken): readonly Attachment[] {
  const files = attachment.array().safeParse(contentOf(intent)['attachments'] ?? []);
  return files.success ? files.data : [];
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Plain words as a composer's HTML: a paragraph for each run of lines. */
export function htmlOfWords(text: string): string {
  const safe = text.replaceAll(/[&<>]/gu, (sign) => escapes[sign] ?? sign);
  return safe
    .split(/\n{2,}/u)
    .map((part) => `<p>${part.replaceAll('\n', '<br>')}</p>`)
    .join('');
}

/** The words of an act as a draft, to go on with. Null for acts without words. */
export function draftOfIntent(intent: Spoken): DraftContent | null {
  const text = textOfIntent(intent);
  if (text === null) return null;
  const content = contentOf(intent);
  const html = content['html'];
  const draft = draftContent.safeParse({
    mode: content['mode'] ?? (intent.name === 'reply' ? 'reply' : 'note'),
    to: content['to'] ?? [],
    cc: content['cc'] ?? [],
    text,
    html: typeof html === 'string' ? html : htmlOfWords(text),
    attachments: filesOfIntent(intent),
  });
  return draft.success ? draft.data : null;
}
