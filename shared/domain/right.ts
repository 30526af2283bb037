import { z } from 'zod';

/** What a member of an inbox may do there (A2). `read` is implied by every other right. */
export const right = z.enum(['read', 'work', 'forward', 'cancel', 'manage']);
export type Right = z.infer<typeof right>;

/** Workspace-wide permissions of a role (A1). A role is a name plus permissions. */
export const permission = z.enum([
  'administer', // inboxes, people, roles, mailboxes
  'lead', // take over from others, see the tray of unsent work of revoked colleagues
  'see_all_cases', // all cases of my inboxes; without it only cases I worked on (E9)
]);
export type Permission = z.infer<typeof permission>;
