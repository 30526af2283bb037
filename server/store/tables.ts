/**
 * The tables of both engines. Rows that travel are kept whole as JSON text in `doc`; the other columns are what queries
 * look up and order by. Ids are text, times epoch ms, truth values 0 or 1 (SQLite binds no booleans).
 */
export interface Tables {
  setting: { name: string; value: string };
  role: { id: string; name: string; permissions: string };
  agent: {
    id: string;
    rev: number;
    name: string;
    email: string;
    role_id: string;
    password_hash: string;
    active: number;
    created_at: number;
  };
  /** Rights of an agent in an inbox. Kept with empty rights after removal, so that `epoch` tells a new grant from the old. */
  member: { agent_id: string; inbox_id: string; rights: string; epoch: number; rev: number };
  inbox: { id: string; rev: number; position: number; doc: string };
  due_type: { id: string; rev: number; position: number; doc: string };
  device: {
    id: string;
    agent_id: string;
    client_id: string;
    token_hash: string;
    name: string;
    created_at: number;
    last_seen_at: number;
    revoked_at: number | null;
  };
  client: { id: string; agent_id: string; last: number; seen_at: number };
  customer: { id: string; rev: number; doc: string };
  customer_address: { type: string; value: string; customer_id: string };
  case_: {
    id: string;
    rev: number;
    number: number;
    customer_id: string | null;
    inbox_id: string;
    /** The end of its lease. */
    lease_until: number | null;
    doc: string;
  };
  entry: { id: string; rev: number; case_id: string; inbox_id: string; is_open: number; doc: string };
  item: {
    id: string;
    rev: number;
    case_id: string;
    n: number;
    /** 1 for a message to or from the customer that was not taken back. */
    is_public: number;
    message_id: string | null;
    doc: string;
  };
  draft: { id: string; rev: number; agent_id: string; case_id: string; doc: string };
  read_mark: { agent_id: string; id: string; rev: number; doc: string };
  blob: { hash: string; size: number; created_at: number };
  /** Why somebody may read a blob: an item of a case they see, a draft of theirs, or their own upload. */
  blob_ref: { hash: string; owner: string; owner_id: string };
  feed_head: { feed: string; seq: number; floor: number; epoch: number; cases: number; sum: string };
  feed_row: {
    feed: string;
    kind: string;
    row_id: string;
    seq: number;
    tomb: number;
    /** Order in a snapshot; null for rows that come along with their case. */
    sort: string | null;
    /** Revision of a case, for the checksum of the feed; null for the other kinds. */
    rev: number | null;
    at: number;
  };
  intent_result: { id: string; rev: number; agent_id: string; client_id: string; at: number; doc: string };
  escrow: { id: string; rev: number; doc: string };
  mailbox: { id: string; inbox_id: string; address: string; doc: string };
  mail_seen: { mailbox_id: string; uid_validity: string; uid: number };
  /** A mail that was stored, by the key that makes a second fetch harmless. */
  mail_key: { mailbox_id: string; message_key: string; item_id: string | null };
  send_queue: {
    item_id: string;
    case_id: string;
    inbox_id: string;
    state: string;
    send_after: number;
    attempt: number;
  };
}

export type TableName = keyof Tables;
