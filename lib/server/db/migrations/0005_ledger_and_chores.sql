ALTER TABLE "attempts" ADD COLUMN "billing_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "billing_asks" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "chores" ADD COLUMN "began_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "chores" ADD COLUMN "ended_at" timestamptz(3);--> statement-breakpoint
CREATE INDEX "attempts_billing" ON "attempts" USING btree ("billing_at") WHERE billing_at is not null;--> statement-breakpoint
CREATE INDEX "attempts_ledger" ON "attempts" USING btree (coalesce("sent_at", "created_at"),"id");--> statement-breakpoint
CREATE INDEX "clips_poster" ON "clips" USING btree ("poster_sha256");