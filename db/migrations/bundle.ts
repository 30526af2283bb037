// Made by generate.ts from the SQL files beside it. Do not edit.
export interface Migration {
  readonly tag: string;
  readonly statements: readonly string[];
}

export const migrations: readonly Migration[] = [
  {
    "tag": "0000_replica",
    "statements": [
      "CREATE TABLE `cases` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`number` integer,\n\t`inbox_id` text NOT NULL,\n\t`customer_id` text,\n\t`status` text NOT NULL,\n\t`ended` integer NOT NULL,\n\t`unanswered` integer NOT NULL,\n\t`created_at` integer NOT NULL,\n\t`last_at` integer NOT NULL,\n\t`last_inbound_n` integer NOT NULL,\n\t`subject_key` text NOT NULL,\n\t`rev` integer NOT NULL,\n\t`body` text NOT NULL,\n\t`read_n` integer,\n\t`unread` integer DEFAULT 0 NOT NULL,\n\t`has_draft` integer DEFAULT 0 NOT NULL,\n\t`mine` integer DEFAULT 0 NOT NULL,\n\t`due_at` integer,\n\t`indexed` integer DEFAULT 0 NOT NULL\n);",
      "CREATE INDEX `cases_number` ON `cases` (`number`);",
      "CREATE INDEX `cases_inbox` ON `cases` (`inbox_id`,`ended`,`last_at`,`id`);",
      "CREATE INDEX `cases_counts` ON `cases` (`ended`,`inbox_id`,`unread`,`mine`);",
      "CREATE INDEX `cases_status` ON `cases` (`status`,`last_at`,`id`);",
      "CREATE INDEX `cases_last` ON `cases` (`last_at`,`id`);",
      "CREATE INDEX `cases_created` ON `cases` (`created_at`,`id`);",
      "CREATE INDEX `cases_subject` ON `cases` (`subject_key`,`id`);",
      "CREATE INDEX `cases_due` ON `cases` (`due_at`,`id`);",
      "CREATE INDEX `cases_customer` ON `cases` (`customer_id`,`last_at`);",
      "CREATE INDEX `cases_mine` ON `cases` (`last_at`,`id`) WHERE mine = 1;",
      "CREATE INDEX `cases_attention` ON `cases` (`last_at`,`id`) WHERE read_n is null and ended = 0;",
      "CREATE INDEX `cases_drafts` ON `cases` (`last_at`,`id`) WHERE has_draft = 1;",
      "CREATE INDEX `cases_unanswered` ON `cases` (`last_at`,`id`) WHERE unanswered = 1;",
      "CREATE INDEX `cases_to_index` ON `cases` (`created_at`) WHERE indexed = 0;",
      "CREATE TABLE `blob_refs` (\n\t`hash` text NOT NULL,\n\t`ref` text NOT NULL,\n\tPRIMARY KEY(`hash`, `ref`)\n);",
      "CREATE INDEX `blob_refs_ref` ON `blob_refs` (`ref`);",
      "CREATE TABLE `blobs` (\n\t`hash` text PRIMARY KEY NOT NULL,\n\t`size` integer NOT NULL,\n\t`here` integer NOT NULL,\n\t`uploaded` integer NOT NULL,\n\t`used_at` integer NOT NULL\n);",
      "CREATE TABLE `meta` (\n\t`key` text PRIMARY KEY NOT NULL,\n\t`value` text NOT NULL\n);",
      "CREATE TABLE `search_docs` (\n\t`rowid` integer PRIMARY KEY NOT NULL,\n\t`ref` text NOT NULL,\n\t`kind` text NOT NULL,\n\t`case_id` text NOT NULL\n);",
      "CREATE INDEX `search_docs_ref` ON `search_docs` (`ref`);",
      "CREATE INDEX `search_docs_case` ON `search_docs` (`case_id`);",
      "CREATE TABLE `settings` (\n\t`key` text PRIMARY KEY NOT NULL,\n\t`value` text NOT NULL\n);",
      "CREATE TABLE `entries` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`case_id` text NOT NULL,\n\t`inbox_id` text NOT NULL,\n\t`state` text NOT NULL,\n\t`owner_id` text,\n\t`due_at` integer,\n\t`created_at` integer NOT NULL,\n\t`ended_at` integer,\n\t`body` text NOT NULL,\n\t`seen` integer DEFAULT 0 NOT NULL\n);",
      "CREATE INDEX `entries_case` ON `entries` (`case_id`);",
      "CREATE INDEX `entries_due` ON `entries` (`inbox_id`,`state`,`due_at`);",
      "CREATE INDEX `entries_received` ON `entries` (`inbox_id`,`state`,`created_at`);",
      "CREATE INDEX `entries_ended` ON `entries` (`inbox_id`,`ended_at`);",
      "CREATE INDEX `entries_owner` ON `entries` (`inbox_id`,`state`,`owner_id`);",
      "CREATE TABLE `cursors` (\n\t`feed` text PRIMARY KEY NOT NULL,\n\t`epoch` integer NOT NULL,\n\t`seq` integer NOT NULL,\n\t`after` text,\n\t`reset_mark` integer,\n\t`caught_up` integer DEFAULT 0 NOT NULL\n);",
      "CREATE TABLE `membership` (\n\t`feed` text NOT NULL,\n\t`kind` text NOT NULL,\n\t`row_id` text NOT NULL,\n\t`mark` integer NOT NULL,\n\tPRIMARY KEY(`feed`, `kind`, `row_id`)\n);",
      "CREATE INDEX `membership_row` ON `membership` (`row_id`);",
      "CREATE INDEX `membership_mark` ON `membership` (`feed`,`mark`);",
      "CREATE TABLE `orphans` (\n\t`case_id` text PRIMARY KEY NOT NULL\n);",
      "CREATE TABLE `refused` (\n\t`feed` text NOT NULL,\n\t`kind` text NOT NULL,\n\t`row_id` text NOT NULL,\n\t`detail` text NOT NULL,\n\tPRIMARY KEY(`feed`, `kind`, `row_id`)\n);",
      "CREATE TABLE `items` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`case_id` text NOT NULL,\n\t`kind` text NOT NULL,\n\t`direction` text,\n\t`n` integer,\n\t`at` integer NOT NULL,\n\t`ord` integer NOT NULL,\n\t`body` text NOT NULL,\n\t`seen` integer DEFAULT 0 NOT NULL,\n\t`indexed` integer DEFAULT 0 NOT NULL\n);",
      "CREATE INDEX `items_case` ON `items` (`case_id`,`ord`);",
      "CREATE INDEX `items_public` ON `items` (`case_id`,`ord`) WHERE kind = 'message';",
      "CREATE INDEX `items_to_index` ON `items` (`at`) WHERE indexed = 0;",
      "CREATE TABLE `ledger` (\n\t`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,\n\t`id` text NOT NULL,\n\t`n` integer,\n\t`name` text NOT NULL,\n\t`v` integer NOT NULL,\n\t`args` text NOT NULL,\n\t`saw` text NOT NULL,\n\t`case_id` text NOT NULL,\n\t`depends_on` text,\n\t`resolves` text,\n\t`resolves_choice` text,\n\t`made_at` integer NOT NULL,\n\t`as_of` integer NOT NULL,\n\t`mono` integer NOT NULL,\n\t`run` text NOT NULL,\n\t`at` integer NOT NULL,\n\t`quiet` integer NOT NULL,\n\t`params` text NOT NULL,\n\t`state` text NOT NULL,\n\t`reason` text,\n\t`ended_at` integer,\n\t`resolution` text,\n\t`open_card` integer DEFAULT 0 NOT NULL,\n\t`absorbed_by` text,\n\t`chained_to` text,\n\t`foreign` integer DEFAULT 0 NOT NULL\n);",
      "CREATE UNIQUE INDEX `ledger_id` ON `ledger` (`id`);",
      "CREATE INDEX `ledger_waiting` ON `ledger` (`seq`) WHERE state = 'waiting';",
      "CREATE INDEX `ledger_case` ON `ledger` (`case_id`,`seq`) WHERE state = 'waiting';",
      "CREATE INDEX `ledger_n` ON `ledger` (`n`) WHERE state = 'waiting';",
      "CREATE INDEX `ledger_cards` ON `ledger` (`case_id`,`ended_at`) WHERE open_card = 1;",
      "CREATE INDEX `ledger_ended` ON `ledger` (`ended_at`) WHERE quiet = 0 and state <> 'waiting';",
      "CREATE INDEX `ledger_state` ON `ledger` (`state`,`open_card`) WHERE quiet = 0;",
      "CREATE INDEX `ledger_resolves` ON `ledger` (`resolves`) WHERE resolves is not null;",
      "CREATE INDEX `ledger_depends` ON `ledger` (`depends_on`) WHERE depends_on is not null;",
      "CREATE INDEX `ledger_absorbed` ON `ledger` (`absorbed_by`) WHERE absorbed_by is not null;",
      "CREATE TABLE `results` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`settled` integer DEFAULT 0 NOT NULL,\n\t`body` text NOT NULL,\n\t`seen` integer DEFAULT 0 NOT NULL\n);",
      "CREATE INDEX `results_unsettled` ON `results` (`id`) WHERE settled = 0;",
      "CREATE TABLE `shadow` (\n\t`kind` text NOT NULL,\n\t`row_id` text NOT NULL,\n\t`case_id` text NOT NULL,\n\t`body` text,\n\tPRIMARY KEY(`kind`, `row_id`)\n);",
      "CREATE INDEX `shadow_case` ON `shadow` (`case_id`);",
      "CREATE TABLE `customers` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`name` text NOT NULL,\n\t`body` text NOT NULL\n);",
      "CREATE TABLE `drafts` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`case_id` text NOT NULL,\n\t`body` text NOT NULL,\n\t`seen` integer DEFAULT 0 NOT NULL\n);",
      "CREATE INDEX `drafts_case` ON `drafts` (`case_id`);",
      "CREATE TABLE `read_marks` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`n` integer NOT NULL,\n\t`rev` integer NOT NULL,\n\t`seen` integer DEFAULT 0 NOT NULL\n);",
      "CREATE TABLE `reference` (\n\t`kind` text NOT NULL,\n\t`id` text NOT NULL,\n\t`body` text NOT NULL,\n\t`seen` integer DEFAULT 0 NOT NULL,\n\tPRIMARY KEY(`kind`, `id`)\n);"
    ]
  },
  {
    "tag": "0001_search",
    "statements": [
      "CREATE VIRTUAL TABLE `search_index` USING fts5(\n  `subject`, `people`, `body`, `files`,\n  content = '', contentless_delete = 1, prefix = '2 3',\n  tokenize = \"unicode61 remove_diacritics 0\"\n);"
    ]
  }
];
