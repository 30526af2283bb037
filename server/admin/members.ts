import { AppError } from '#shared/domain/errors.ts';
import type { AgentId, InboxId } from '#shared/domain/ids.ts';
import { right } from '#shared/domain/right.ts';
import { userFeed } from '#shared/protocol/feeds.ts';
import { stamped } from './stamped.ts';
import type { Admin } from './stamped.ts';

/** Gives an agent rights in an inbox, or changes them. A new grant begins the inbox's feed anew for him. */
export async function setMember(
  admin: Admin,
  agent: AgentId,
  inbox: InboxId,
  rights: readonly string[],
): Promise<void> {
  const parsed = right.array().min(1).safeParse(rights);
  if (!parsed.success) {
    throw new AppError('invalid', `rights are: ${right.options.join(', ')}`, { field: 'rights' });
  }
  await stamped(admin, async (db, stamps) => {
    const stored = await db
      .selectFrom('member')
      .selectAll()
      .where('agent_id', '=', agent)
      .where('inbox_id', '=', inbox)
      .executeTakeFirst();
    const regrant = stored?.rights === '[]' ? 1 : 0;
    const row = {
      agent_id: agent,
      inbox_id: inbox,
      rights: JSON.stringify([...new Set(parsed.data)]),
      epoch: (stored?.epoch ?? 0) + regrant,
      rev: (stored?.rev ?? 0) + 1,
    };
    await db
      .insertInto('member')
      .values(row)
      .onConflict((on) => on.columns(['agent_id', 'inbox_id']).doUpdateSet(row))
      .execute();
    stamps.mine(agent, 'grant', inbox);
  });
}

/**
 * Takes an inbox from an agent. His next pull drops its feed; acts that arrive afterwards go un-applied to the leads.
 * Safe in the middle of a push: an act is decided with the rights of its own transaction.
 */
export async function removeMember(admin: Admin, agent: AgentId, inbox: InboxId): Promise<void> {
  await stamped(admin, async (db, stamps) => {
    const done = await db
      .updateTable('member')
      .set((eb) => ({ rights: '[]', rev: eb('rev', '+', 1) }))
      .where('agent_id', '=', agent)
      .where('inbox_id', '=', inbox)
      .where('rights', '!=', '[]')
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw new AppError('not_found', 'not a member of that inbox');
    stamps.gone(userFeed(agent), 'grant', inbox);
  });
}
