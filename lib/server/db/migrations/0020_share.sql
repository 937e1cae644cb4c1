CREATE TABLE "share_clips" (
	"share_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"generation_id" uuid NOT NULL,
	CONSTRAINT "share_clips_share_id_position_pk" PRIMARY KEY("share_id","position")
);
--> statement-breakpoint
CREATE TABLE "share_tries" (
	"share_id" uuid NOT NULL,
	"network" text NOT NULL,
	"tries" integer NOT NULL,
	"since" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "share_tries_share_id_network_pk" PRIMARY KEY("share_id","network"),
	CONSTRAINT "share_tries_some" CHECK (tries > 0)
);
--> statement-breakpoint
CREATE TABLE "shares" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token_hash" text NOT NULL,
	"project_id" uuid,
	"title" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"expires_at" timestamptz(3) NOT NULL,
	"password_hash" text,
	"shows_recipe" boolean NOT NULL,
	"allows_comments" boolean NOT NULL,
	"allows_download" boolean NOT NULL,
	"revoked_at" timestamptz(3),
	"opens" integer DEFAULT 0 NOT NULL,
	"last_opened_at" timestamptz(3),
	CONSTRAINT "shares_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "share_clips" ADD CONSTRAINT "share_clips_share_id_shares_id_fk" FOREIGN KEY ("share_id") REFERENCES "public"."shares"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_clips" ADD CONSTRAINT "share_clips_generation_id_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_tries" ADD CONSTRAINT "share_tries_share_id_shares_id_fk" FOREIGN KEY ("share_id") REFERENCES "public"."shares"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "share_clips_of" ON "share_clips" USING btree ("generation_id","share_id");--> statement-breakpoint
CREATE INDEX "shares_newest" ON "shares" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "shares_project" ON "shares" USING btree ("project_id");