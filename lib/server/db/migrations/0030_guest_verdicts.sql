ALTER TABLE "shares" ADD COLUMN "verdicts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "shares" ADD COLUMN "verdicts_since" timestamptz(3);