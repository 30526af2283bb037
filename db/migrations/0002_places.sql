DROP INDEX `cases_inbox`;--> statement-breakpoint
DROP INDEX `cases_counts`;--> statement-breakpoint
DROP INDEX `cases_status`;--> statement-breakpoint
DROP INDEX `cases_created`;--> statement-breakpoint
DROP INDEX `cases_subject`;--> statement-breakpoint
DROP INDEX `cases_due`;--> statement-breakpoint
DROP INDEX `cases_attention`;--> statement-breakpoint
ALTER TABLE `cases` ADD `place` text DEFAULT 'desk' NOT NULL;--> statement-breakpoint
CREATE INDEX `cases_place` ON `cases` (`place`,`last_at`,`id`);--> statement-breakpoint
CREATE INDEX `cases_place_number` ON `cases` (`place`,`number`,`id`);--> statement-breakpoint
CREATE INDEX `cases_inbox` ON `cases` (`inbox_id`,`place`,`ended`,`last_at`,`id`);--> statement-breakpoint
CREATE INDEX `cases_counts` ON `cases` (`place`,`ended`,`inbox_id`,`unread`,`mine`);--> statement-breakpoint
CREATE INDEX `cases_status` ON `cases` (`place`,`status`,`last_at`,`id`);--> statement-breakpoint
CREATE INDEX `cases_created` ON `cases` (`place`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `cases_subject` ON `cases` (`place`,`subject_key`,`id`);--> statement-breakpoint
CREATE INDEX `cases_due` ON `cases` (`place`,`due_at`,`id`);--> statement-breakpoint
CREATE INDEX `cases_attention` ON `cases` (`last_at`,`id`) WHERE read_n is null and ended = 0 and place = 'desk';--> statement-breakpoint
DROP INDEX `entries_due`;--> statement-breakpoint
DROP INDEX `entries_received`;--> statement-breakpoint
DROP INDEX `entries_ended`;--> statement-breakpoint
DROP INDEX `entries_owner`;--> statement-breakpoint
ALTER TABLE `entries` ADD `away` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `entries_due` ON `entries` (`inbox_id`,`away`,`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `entries_received` ON `entries` (`inbox_id`,`away`,`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `entries_ended` ON `entries` (`inbox_id`,`away`,`ended_at`);--> statement-breakpoint
CREATE INDEX `entries_owner` ON `entries` (`inbox_id`,`away`,`state`,`owner_id`);