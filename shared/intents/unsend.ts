import { z } from 'zod';
import { caseId, itemId } from '../domain/ids.ts';
import { snippetOf } from '../domain/item.ts';
import { caseChange, event, loses } from './changes.ts';
import { applied, because, parked } from './outcome.ts';
import { defineVerb } from './verb.ts';

/**
 * Take back a reply that the server still holds (D19). The answer is definite: taken back, or gone. The store checks
 * `held` under the same lock the sender claims with, so both can never win.
 */
export const unsend = defineVerb({
  name: 'unsend',
  version: 1,
  args: z.object({ caseId, itemId }),
  quiet: false,
  right: 'work',
  namedItems: (args) => [args.itemId],
  apply(bundle, args, context) {
    const item = bundle.items.get(args.itemId);
    if (item?.kind !== 'message' || item.delivery === null) return parked(because('case_gone'));
    if (item.delivery.state === 'withdrawn') return applied();
    if (item.delivery.state !== 'held') {
      return loses(bundle, context, 'superseded', 'unsend', because('already_gone', null, item.delivery.at));
    }
    const before = bundle.recentPublic.find((message) => message.id !== item.id);
    const last = {
      lastPublicId: before?.id ?? null,
      lastPublicAt: before?.at ?? null,
      lastPublicDirection: before?.direction ?? null,
      snippet: snippetOf(before?.text ?? ''),
    };
    return applied(
      { kind: 'item', row: { ...item, delivery: { ...item.delivery, state: 'withdrawn', at: context.at } } },
      caseChange(bundle, {
        messageCount: Math.max(0, bundle.case.messageCount - 1),
        ...(bundle.case.lastPublicId === item.id ? last : {}),
      }),
      event(bundle, context, 'reply_withdrawn'),
    );
  },
});
