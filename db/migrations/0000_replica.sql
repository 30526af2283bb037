CREATE TABLE `cases` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer,
	`inbox_id` text NOT NULL,
	`customer_id` text,
	`status` text NOT NULL,
	`ended` integer NOT NULL,
	`unanswered` integer NOT NULL,
	`created_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`last_inbound_n` integer NOT NULL,
	`subject_key` text NOT NULL,
	`rev` integer NOT NULL,
	`body` text NOT NULL,
	`read_n` integer,
	`unread` integer DEFAULT 0 NOT NULL,
	`has_draft` integer DEFAULT 0 NOT NULL,
	`mine` integer DEFAULT 0 NOT NULL,
	`due_at` integer,
	`indexed` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `cases_number` ON `cases` (`number`);--> statement-breakpoint
CREATE INDEX `cases_inbox` ON `cases` (`inbox_id`,`ended`,`last_at`,`id`);--> statement-breakpoint
CREATE INDEX `cases_counts` ON `cases` (`ended`,`inbox_id`,`unread`,`mine`);--> statement-breakpoint
CREATE INDEX `cases_status` ON `cases` (`status`,`last_at`,`id`);--> statement-breakpoint
CREATE INDEX `cases_last` ON `cases` (`last_at`,`id`);--> statement-breakpoint
CREATE INDEX `cases_created` ON `cases` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `cases_subject` ON `cases` (`subject_key`,`id`);--> statement-breakpoint
CREATE INDEX `cases_due` ON `cases` (`due_at`,`id`);--> statement-breakpoint
CREATE INDEX `cases_customer` ON `cases` (`customer_id`,`last_at`);--> statement-breakpoint
CREATE INDEX `cases_mine` ON `cases` (`last_at`,`id`) WHERE mine = 1;--> statement-breakpoint
CREATE INDEX `cases_attention` ON `cases` (`last_at`,`id`) WHERE read_n is null and ended = 0;--> statement-breakpoint
CREATE INDEX `cases_drafts` ON `cases` (`last_at`,`id`) WHERE has_draft = 1;--> statement-breakpoint
CREATE INDEX `cases_unanswered` ON `cases` (`last_at`,`id`) WHERE unanswered = 1;--> statement-breakpoint
CREATE INDEX `cases_to_index` ON `cases` (`created_at`) WHERE indexed = 0;--> statement-breakpoint
CREATE TABLE `blob_refs` (
	`hash` text NOT NULL,
	`ref` text NOT NULL,
	PRIMARY KEY(`hash`, `ref`)
);
--> statement-breakpoint
CREATE INDEX `blob_refs_ref` ON `blob_refs` (`ref`);--> statement-breakpoint
CREATE TABLE `blobs` (
	`hash` text PRIMARY KEY NOT NULL,
	`size` integer NOT NULL,
	`here` integer NOT NULL,
	`uploaded` integer NOT NULL,
	`used_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `meta` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `search_docs` (
	`rowid` integer PRIMARY KEY NOT NULL,
	`ref` text NOT NULL,
	`kind` text NOT NULL,
	`case_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `search_docs_ref` ON `search_docs` (`ref`);--> statement-breakpoint
CREATE INDEX `search_docs_case` ON `search_docs` (`case_id`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `entries` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`inbox_id` text NOT NULL,
	`state` text NOT NULL,
	`owner_id` text,
	`due_at` integer,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	`body` text NOT NULL,
	`seen` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `entries_case` ON `entries` (`case_id`);--> statement-breakpoint
CREATE INDEX `entries_due` ON `entries` (`inbox_id`,`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `entries_received` ON `entries` (`inbox_id`,`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `entries_ended` ON `entries` (`inbox_id`,`ended_at`);--> statement-breakpoint
CREATE INDEX `entries_owner` ON `entries` (`inbox_id`,`state`,`owner_id`);--> statement-breakpoint
CREATE TABLE `cursors` (
	`feed` text PRIMARY KEY NOT NULL,
	`epoch` integer NOT NULL,
	`seq` integer NOT NULL,
	`after` text,
	`reset_mark` integer,
	`caught_up` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `membership` (
	`feed` text NOT NULL,
	`kind` text NOT NULL,
	`row_id` text NOT NULL,
	`mark` integer NOT NULL,
	PRIMARY KEY(`feed`, `kind`, `row_id`)
);
--> statement-breakpoint
CREATE INDEX `membership_row` ON `membership` (`row_id`);--> statement-breakpoint
CREATE INDEX `membership_mark` ON `membership` (`feed`,`mark`);--> statement-breakpoint
CREATE TABLE `orphans` (
	`case_id` text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE `refused` (
	`feed` text NOT NULL,
	`kind` text NOT NULL,
	`row_id` text NOT NULL,
	`detail` text NOT NULL,
	PRIMARY KEY(`feed`, `kind`, `row_id`)
);
--> statement-breakpoint
CREATE TABLE `items` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`kind` text NOT NULL,
	`direction` text,
	`n` integer,
	`at` integer NOT NULL,
	`ord` integer NOT NULL,
	`body` text NOT NULL,
	`seen` integer DEFAULT 0 NOT NULL,
	`indexed` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `items_case` ON `items` (`case_id`,`ord`);--> statement-breakpoint
CREATE INDEX `items_public` ON `items` (`case_id`,`ord`) WHERE kind = 'message';--> statement-breakpoint
CREATE INDEX `items_to_index` ON `items` (`at`) WHERE indexed = 0;--> statement-breakpoint
CREATE TABLE `ledger` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`n` integer,
	`name` text NOT NULL,
	`v` integer NOT NULL,
	`args` text NOT NULL,
	`saw` text NOT NULL,
	`case_id` text NOT NULL,
	`depends_on` text,
	`resolves` text,
	`resolves_choice` text,
	`made_at` integer NOT NULL,
	`as_of` integer NOT NULL,
	`mono` integer NOT NULL,
	`run` text NOT NULL,
	`at` integer NOT NULL,
	`quiet` integer NOT NULL,
	`params` text NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`ended_at` integer,
	`resolution` text,
	`open_card` integer DEFAULT 0 NOT NULL,
	`absorbed_by` text,
	`chained_to` text,
	`foreign` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_id` ON `ledger` (`id`);--> statement-breakpoint
CREATE INDEX `ledger_waiting` ON `ledger` (`seq`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `ledger_case` ON `ledger` (`case_id`,`seq`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `ledger_n` ON `ledger` (`n`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `ledger_cards` ON `ledger` (`case_id`,`ended_at`) WHERE open_card = 1;--> statement-breakpoint
CREATE INDEX `ledger_ended` ON `ledger` (`ended_at`) WHERE quiet = 0 and state <> 'waiting';--> statement-breakpoint
CREATE INDEX `ledger_state` ON `ledger` (`state`,`open_card`) WHERE quiet = 0;--> statement-breakpoint
CREATE INDEX `ledger_resolves` ON `ledger` (`resolves`) WHERE resolves is not null;--> statement-breakpoint
CREATE INDEX `ledger_depends` ON `ledger` (`depends_on`) WHERE depends_on is not null;--> statement-breakpoint
CREATE INDEX `ledger_absorbed` ON `ledger` (`absorbed_by`) WHERE absorbed_by is not null;--> statement-breakpoint
CREATE TABLE `results` (
	`id` text PRIMARY KEY NOT NULL,
	`settled` integer DEFAULT 0 NOT NULL,
	`body` text NOT NULL,
	`seen` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `results_unsettled` ON `results` (`id`) WHERE settled = 0;--> statement-breakpoint
CREATE TABLE `shadow` (
	`kind` text NOT NULL,
	`row_id` text NOT NULL,
	`case_id` text NOT NULL,
	`body` text,
	PRIMARY KEY(`kind`, `row_id`)
);
--> statement-breakpoint
CREATE INDEX `shadow_case` ON `shadow` (`case_id`);--> statement-breakpoint
CREATE TABLE `customers` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`body` text NOT NULL,
	`seen` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `drafts_case` ON `drafts` (`case_id`);--> statement-breakpoint
CREATE TABLE `read_marks` (
	`id` text PRIMARY KEY NOT NULL,
	`n` integer NOT NULL,
	`rev` integer NOT NULL,
	`seen` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `reference` (
	`kind` text NOT NULL,
	`id` text NOT NULL,
	`body` text NOT NULL,
	`seen` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`kind`, `id`)
);
