CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL
);
--> statement-breakpoint
-- Who works on a loopback address, and whose everything was before there were people: LOCAL_OWNER_ID of lib/domain/team/roles.ts.
INSERT INTO "users" ("id", "name", "role") VALUES ('00000000-0000-4000-8000-000000000001', 'Owner', 'owner');
--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "created_by" uuid DEFAULT '00000000-0000-4000-8000-000000000001' NOT NULL;--> statement-breakpoint
ALTER TABLE "generations" ADD CONSTRAINT "generations_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "generations_creator" ON "generations" USING btree ("created_by","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);