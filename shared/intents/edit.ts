import { z } from 'zod';
import { priority } from '../domain/case.ts';
import type { CaseRow } from '../domain/case.ts';
import { caseId } from '../domain/ids.ts';
import { caseChange, event, loses } from './changes.ts';
import { applied, because } from './outcome.ts';
import { defineVerb } from './verb.ts';

const deadline = z.int().nullable();
const common = {
  caseId,
  /** The undo of an edit: only if the field still has the value `was`. */
  undo: z.boolean().default(false),
};
const editArgs = z.discriminatedUnion('field', [
  z.object({ ...common, field: z.literal('priority'), value: priority, was: priority }),
  z.object({ ...common, field: z.literal('deadline'), value: deadline, was: deadline }),
]);
type EditArgs = z.infer<typeof editArgs>;

/**
 * Set one field of a case (C14): per field the last by server order counts, so two agents' edits of different fields
 * both stay. An undo takes back only what is still as its author left it.
 */
export const edit = defineVerb<EditArgs>({
  name: 'edit',
  version: 1,
  args: editArgs,
  quiet: false,
  right: 'work',
  sentence: ({ field, value }) => ({ field, value: value ?? '' }),
  apply(bundle, args, context) {
    const now = args.field === 'priority' ? bundle.case.priority : bundle.case.deadlineAt;
    if (now === args.value) return applied();
    if (args.undo && now !== args.was) {
      return loses(
        bundle,
        context,
        'superseded',
        'edit',
        because('field_changed', null, bundle.case.updatedAt),
      );
    }
    return applied(
      caseChange(bundle, changeOf(args)),
      event(bundle, context, 'edited', { field: args.field, from: now, to: args.value }),
    );
  },
});

function changeOf(args: EditArgs): Partial<CaseRow> {
  return args.field === 'priority' ? { priority: args.value } : { deadlineAt: args.value };
}
