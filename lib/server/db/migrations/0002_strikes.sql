DROP INDEX "generations_newest";--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "strikes" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "generations_newest" ON "generations" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
ALTER TABLE "generations" ADD CONSTRAINT "unsettled_is_due" CHECK (due_at is not null or state in ('ready', 'failed', 'cancelled'));