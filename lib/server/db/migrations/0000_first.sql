CREATE TABLE "attempts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"generation_id" uuid NOT NULL,
	"number" smallint NOT NULL,
	"client_business_id" text NOT NULL,
	"phase" text DEFAULT 'prepared' NOT NULL,
	"base_url" text,
	"body" text,
	"body_sha256" text,
	"sent_at" timestamptz(3),
	"answered_at" timestamptz(3),
	"outcome" text,
	"provider_task_id" text,
	"lookups" integer DEFAULT 0 NOT NULL,
	"billing" jsonb,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "attempts_clientBusinessId_unique" UNIQUE("client_business_id"),
	CONSTRAINT "attempts_number" UNIQUE("generation_id","number")
);
--> statement-breakpoint
CREATE TABLE "clips" (
	"sha256" text PRIMARY KEY NOT NULL,
	"bytes" bigint NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"duration_ms" integer NOT NULL,
	"has_audio" boolean NOT NULL,
	"poster_sha256" text,
	"derive_tries" smallint DEFAULT 0 NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "generation_images" (
	"generation_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"role" text NOT NULL,
	"sha256" text NOT NULL,
	CONSTRAINT "generation_images_generation_id_position_pk" PRIMARY KEY("generation_id","position")
);
--> statement-breakpoint
CREATE TABLE "generations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"click_key" uuid NOT NULL,
	"take_of" uuid,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL,
	"prompt" text NOT NULL,
	"negative_prompt" text NOT NULL,
	"mode" text NOT NULL,
	"duration" smallint NOT NULL,
	"aspect_ratio" text NOT NULL,
	"audio" boolean NOT NULL,
	"watermark" boolean NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"state_since" timestamptz(3) DEFAULT now() NOT NULL,
	"rev" bigint DEFAULT 0 NOT NULL,
	"lease_token" uuid,
	"lease_until" timestamptz(3),
	"due_at" timestamptz(3) DEFAULT now(),
	"failures" integer DEFAULT 0 NOT NULL,
	"polls" integer DEFAULT 0 NOT NULL,
	"provider_task_id" text,
	"accepted_at" timestamptz(3),
	"progress" smallint,
	"result_url" text,
	"result_expires_at" timestamptz(3),
	"failure" jsonb,
	"clip_sha256" text,
	CONSTRAINT "generations_clickKey_unique" UNIQUE("click_key"),
	CONSTRAINT "ready_has_clip" CHECK (state <> 'ready' or clip_sha256 is not null),
	CONSTRAINT "failed_has_failure" CHECK (state <> 'failed' or failure is not null)
);
--> statement-breakpoint
CREATE TABLE "images" (
	"sha256" text PRIMARY KEY NOT NULL,
	"ext" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"bytes" integer NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "provider_uploads" (
	"sha256" text NOT NULL,
	"base_url" text NOT NULL,
	"url" text NOT NULL,
	"uploaded_at" timestamptz(3) DEFAULT now() NOT NULL,
	CONSTRAINT "provider_uploads_sha256_base_url_pk" PRIMARY KEY("sha256","base_url")
);
--> statement-breakpoint
CREATE TABLE "submit_gate" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"pause" text,
	"paused_at" timestamptz(3),
	"check_at" timestamptz(3),
	"not_before" timestamptz(3),
	CONSTRAINT "one_gate" CHECK (id = 1)
);
--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_generation_id_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "generation_images" ADD CONSTRAINT "generation_images_generation_id_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "generation_images" ADD CONSTRAINT "generation_images_sha256_images_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."images"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "generations" ADD CONSTRAINT "generations_clip_sha256_clips_sha256_fk" FOREIGN KEY ("clip_sha256") REFERENCES "public"."clips"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "generations" ADD CONSTRAINT "generations_take_of_generations_id_fk" FOREIGN KEY ("take_of") REFERENCES "public"."generations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_uploads" ADD CONSTRAINT "provider_uploads_sha256_images_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."images"("sha256") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "attempts_task" ON "attempts" USING btree ("provider_task_id");--> statement-breakpoint
CREATE INDEX "generation_images_image" ON "generation_images" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "generations_newest" ON "generations" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "generations_rev" ON "generations" USING btree ("rev");--> statement-breakpoint
CREATE INDEX "generations_due" ON "generations" USING btree ("due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "generations_clip" ON "generations" USING btree ("clip_sha256");