import { z } from 'zod';
import { caseId } from '../domain/ids.ts';
import { caseChange, event } from './changes.ts';
import { applied } from './outcome.ts';
import { defineVerb } from './verb.ts';

/** Add or remove one tag (C16): an operation on the set, never the whole set, so that two agents' tags both stay. */
export const tag = defineVerb({
  name: 'tag',
  version: 1,
  args: z.object({ caseId, tag: z.string().trim().min(1).max(60), add: z.boolean() }),
  quiet: false,
  right: 'work',
  sentence: (args) => ({ tag: args.tag, add: args.add ? 1 : 0 }),
  apply(bundle, args, context) {
    const has = bundle.case.tags.includes(args.tag);
    if (has === args.add) return applied();
    const tags = args.add
      ? [...bundle.case.tags, args.tag]
      : bundle.case.tags.filter((name) => name !== args.tag);
    return applied(
      caseChange(bundle, { tags }),
      event(bundle, context, args.add ? 'tag_added' : 'tag_removed', { tag: args.tag }),
    );
  },
});
