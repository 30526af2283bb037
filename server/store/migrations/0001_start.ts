import type { Kysely } from 'kysely';

type Columns = Readonly<Record<string, 'text' | 'text?' | 'bigint' | 'bigint?'>>;

async function table(db: Kysely<unknown>, name: string, columns: Columns, key: string[]): Promise<void> {
  let builder = db.schema.createTable(name);
  for (const [column, type] of Object.entries(columns)) {
    const nullable = type.endsWith('?');
    builder = builder.addColumn(column, type.startsWith('text') ? 'text' : 'bigint', (col) =>
      nullable ? col : col.notNull(),
    );
  }
  await builder.addPrimaryKeyConstraint(`${name}_pk`, key as never[]).execute();
}

async function index(db: Kysely<unknown>, on: string, columns: string[], unique = false): Promise<void> {
  const builder = db.schema
    .createIndex(`${on}_${columns.join('_')}`)
    .on(on)
    .columns(columns);
  await (unique ? builder.unique() : builder).execute();
}

const doc = { id: 'text', rev: 'bigint', doc: 'text' } as const;

async function people(db: Kysely<unknown>): Promise<void> {
  await table(db, 'setting', { name: 'text', value: 'text' }, ['name']);
  await table(db, 'role', { id: 'text', name: 'text', permissions: 'text' }, ['id']);
  await index(db, 'role', ['name'], true);
  await table(
    db,
    'agent',
    {
      id: 'text',
      rev: 'bigint',
      name: 'text',
      email: 'text',
      role_id: 'text',
      password_hash: 'text',
      active: 'bigint',
      created_at: 'bigint',
    },
    ['id'],
  );
  await index(db, 'agent', ['email'], true);
  await index(db, 'agent', ['role_id']);
  await table(
    db,
    'member',
    { agent_id: 'text', inbox_id: 'text', rights: 'text', epoch: 'bigint', rev: 'bigint' },
    ['agent_id', 'inbox_id'],
  );
  await index(db, 'member', ['inbox_id']);
  await table(db, 'inbox', { ...doc, position: 'bigint' }, ['id']);
  await table(db, 'due_type', { ...doc, position: 'bigint' }, ['id']);
  await table(
    db,
    'device',
    {
      id: 'text',
      agent_id: 'text',
      client_id: 'text',
      token_hash: 'text',
      name: 'text',
      created_at: 'bigint',
      last_seen_at: 'bigint',
      revoked_at: 'bigint?',
    },
    ['id'],
  );
  await index(db, 'device', ['token_hash'], true);
  await index(db, 'device', ['agent_id']);
  await table(db, 'client', { id: 'text', agent_id: 'text', last: 'bigint', seen_at: 'bigint' }, ['id']);
}

async function cases(db: Kysely<unknown>): Promise<void> {
  await table(db, 'customer', doc, ['id']);
  await table(db, 'customer_address', { type: 'text', value: 'text', customer_id: 'text' }, [
    'type',
    'value',
  ]);
  await index(db, 'customer_address', ['customer_id']);
  await table(db, 'case_', { ...doc, number: 'bigint', customer_id: 'text?', inbox_id: 'text' }, ['id']);
  await index(db, 'case_', ['number'], true);
  await index(db, 'case_', ['customer_id']);
  await table(db, 'entry', { ...doc, case_id: 'text', inbox_id: 'text', is_open: 'bigint' }, ['id']);
  await index(db, 'entry', ['case_id']);
  await table(
    db,
    'item',
    { ...doc, case_id: 'text', n: 'bigint', is_public: 'bigint', message_id: 'text?' },
    ['id'],
  );
  await index(db, 'item', ['case_id', 'n'], true);
  await index(db, 'item', ['message_id']);
  await table(db, 'draft', { ...doc, agent_id: 'text', case_id: 'text' }, ['id']);
  await index(db, 'draft', ['agent_id', 'case_id']);
  await table(db, 'read_mark', { ...doc, agent_id: 'text' }, ['agent_id', 'id']);
  await table(db, 'blob', { hash: 'text', size: 'bigint', created_at: 'bigint' }, ['hash']);
  await table(db, 'blob_ref', { hash: 'text', owner: 'text', owner_id: 'text' }, [
    'hash',
    'owner',
    'owner_id',
  ]);
}

async function feeds(db: Kysely<unknown>): Promise<void> {
  await table(
    db,
    'feed_head',
    { feed: 'text', seq: 'bigint', floor: 'bigint', epoch: 'bigint', cases: 'bigint', sum: 'text' },
    ['feed'],
  );
  await table(
    db,
    'feed_row',
    {
      feed: 'text',
      kind: 'text',
      row_id: 'text',
      seq: 'bigint',
      tomb: 'bigint',
      sort: 'text?',
      rev: 'bigint?',
      at: 'bigint',
    },
    ['feed', 'kind', 'row_id'],
  );
  await index(db, 'feed_row', ['feed', 'seq'], true);
  await index(db, 'feed_row', ['feed', 'sort', 'row_id']);
  await index(db, 'feed_row', ['row_id', 'kind']);
  await table(db, 'intent_result', { ...doc, agent_id: 'text', client_id: 'text', at: 'bigint' }, ['id']);
  await index(db, 'intent_result', ['at']);
  await table(db, 'escrow', doc, ['id']);
}

async function mail(db: Kysely<unknown>): Promise<void> {
  await table(db, 'mailbox', { id: 'text', inbox_id: 'text', address: 'text', doc: 'text' }, ['id']);
  await table(db, 'mail_seen', { mailbox_id: 'text', uid_validity: 'text', uid: 'bigint' }, [
    'mailbox_id',
    'uid_validity',
    'uid',
  ]);
  await table(db, 'mail_key', { mailbox_id: 'text', message_key: 'text', item_id: 'text?' }, [
    'mailbox_id',
    'message_key',
  ]);
  await table(
    db,
    'send_queue',
    {
      item_id: 'text',
      case_id: 'text',
      inbox_id: 'text',
      state: 'text',
      send_after: 'bigint',
      attempt: 'bigint',
    },
    ['item_id'],
  );
  await index(db, 'send_queue', ['state', 'send_after']);
}

/** Everything version 1 needs. Never changed once released: later changes are migrations of their own. */
export async function start(db: Kysely<unknown>): Promise<void> {
  await people(db);
  await cases(db);
  await feeds(db);
  await mail(db);
}
