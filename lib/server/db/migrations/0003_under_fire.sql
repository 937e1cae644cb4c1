CREATE TABLE "account_balance" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"credits" text,
	"credits_per_usd" text,
	"unlimited" boolean DEFAULT false NOT NULL,
	"known_at" timestamptz(3) NOT NULL,
	CONSTRAINT "one_balance" CHECK (id = 1)
);
--> statement-breakpoint
CREATE TABLE "call_budgets" (
	"name" text PRIMARY KEY NOT NULL,
	"tokens" double precision NOT NULL,
	"refilled_at" timestamptz(3) DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chores" (
	"name" text PRIMARY KEY NOT NULL,
	"due_at" timestamptz(3) DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "generation_history" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "generation_history_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"generation_id" uuid NOT NULL,
	"at" timestamptz(3) NOT NULL,
	"state" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "media_findings" (
	"name" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"bytes" bigint,
	"found_at" timestamptz(3) DEFAULT now() NOT NULL,
	"seen_at" timestamptz(3) DEFAULT now() NOT NULL,
	"tries" smallint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "process_metrics" (
	"process" text PRIMARY KEY NOT NULL,
	"at" timestamptz(3) DEFAULT now() NOT NULL,
	"metrics" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhook_events" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"task_id" text,
	"client_business_id" text,
	"submitted_at" timestamptz(3),
	"received_at" timestamptz(3) DEFAULT now() NOT NULL,
	"matched_at" timestamptz(3),
	"tries" smallint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "id_sent" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "lookup_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "submit_gate" ADD COLUMN "pause_message" text;--> statement-breakpoint
ALTER TABLE "submit_gate" ADD COLUMN "checked_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "generation_history" ADD CONSTRAINT "generation_history_generation_id_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "generation_history_of" ON "generation_history" USING btree ("generation_id","id");--> statement-breakpoint
CREATE INDEX "webhook_events_task" ON "webhook_events" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "webhook_events_received" ON "webhook_events" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "webhook_events_unmatched" ON "webhook_events" USING btree ("received_at") WHERE matched_at is null;--> statement-breakpoint
CREATE INDEX "attempts_lookup" ON "attempts" USING btree ("lookup_at") WHERE lookup_at is not null;