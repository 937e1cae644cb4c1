CREATE TABLE "generation_tags" (
	"tag_id" uuid NOT NULL,
	"generation_id" uuid NOT NULL,
	CONSTRAINT "generation_tags_tag_id_generation_id_pk" PRIMARY KEY("tag_id","generation_id")
);
--> statement-breakpoint
CREATE TABLE "projects" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tags" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"key" text NOT NULL,
	CONSTRAINT "tags_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "unwanted_media" (
	"name" text PRIMARY KEY NOT NULL,
	"since" timestamptz(3) DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "generations" DROP CONSTRAINT "ready_has_clip";--> statement-breakpoint
DROP INDEX "generations_newest";--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "rating" smallint;--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "pick" boolean;--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "project_id" uuid;--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "deleted_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "restored_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "purged_at" timestamptz(3);--> statement-breakpoint
ALTER TABLE "generation_tags" ADD CONSTRAINT "generation_tags_tag_id_tags_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tags"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "generation_tags" ADD CONSTRAINT "generation_tags_generation_id_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "generation_tags_of" ON "generation_tags" USING btree ("generation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "projects_name" ON "projects" USING btree (lower("name"));--> statement-breakpoint
ALTER TABLE "generations" ADD CONSTRAINT "generations_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "generations_rated" ON "generations" USING btree ("rating","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE rating is not null and deleted_at is null;--> statement-breakpoint
CREATE INDEX "generations_picked" ON "generations" USING btree ("pick","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE pick is not null and deleted_at is null;--> statement-breakpoint
CREATE INDEX "generations_project" ON "generations" USING btree ("project_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE project_id is not null;--> statement-breakpoint
CREATE INDEX "generations_deleted" ON "generations" USING btree ("deleted_at") WHERE deleted_at is not null and purged_at is null;--> statement-breakpoint
CREATE INDEX "generations_newest" ON "generations" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE deleted_at is null;--> statement-breakpoint
ALTER TABLE "generations" ADD CONSTRAINT "rating_has_stars" CHECK (rating between 1 and 5);--> statement-breakpoint
ALTER TABLE "generations" ADD CONSTRAINT "deleted_is_settled" CHECK (deleted_at is null or due_at is null);--> statement-breakpoint
ALTER TABLE "generations" ADD CONSTRAINT "purged_is_deleted" CHECK (purged_at is null or deleted_at is not null);--> statement-breakpoint
ALTER TABLE "generations" ADD CONSTRAINT "ready_has_clip" CHECK (state <> 'ready' or clip_sha256 is not null or purged_at is not null);--> statement-breakpoint
-- As 0001 has it, and what people make of a generation is seen too.
CREATE OR REPLACE FUNCTION generations_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR
    (NEW.state, NEW.progress, NEW.accepted_at, NEW.result_expires_at, NEW.failure, NEW.clip_sha256, NEW.rating, NEW.pick, NEW.project_id,
      NEW.deleted_at, NEW.rev) IS DISTINCT FROM
    (OLD.state, OLD.progress, OLD.accepted_at, OLD.result_expires_at, OLD.failure, OLD.clip_sha256, OLD.rating, OLD.pick, OLD.project_id,
      OLD.deleted_at, OLD.rev)
  THEN
    NEW.rev := pg_current_xact_id()::text::bigint;
    PERFORM pg_notify('generations', '');
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'queued' THEN
      RAISE EXCEPTION 'a generation begins queued, not %', NEW.state USING ERRCODE = 'check_violation';
    END IF;
  ELSIF NEW.state <> OLD.state THEN
    IF NOT (OLD.state, NEW.state) IN (
      ('queued', 'submitting'), ('queued', 'cancelled'),
      ('submitting', 'running'), ('submitting', 'queued'), ('submitting', 'failed'), ('submitting', 'unconfirmed'),
      ('unconfirmed', 'running'), ('unconfirmed', 'queued'),
      ('running', 'saving'), ('running', 'failed'),
      ('saving', 'ready'), ('saving', 'failed')
    ) THEN
      RAISE EXCEPTION 'no step leads from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    NEW.state_since := clock_timestamp();
  END IF;
  IF NEW.state IN ('ready', 'failed', 'cancelled') THEN
    NEW.due_at := NULL;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- A tag that comes or goes changes the card of its generation.
CREATE FUNCTION generation_tags_touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE generations SET rev = -1 WHERE id = coalesce(NEW.generation_id, OLD.generation_id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER generation_tags_touch AFTER INSERT OR DELETE ON generation_tags FOR EACH ROW EXECUTE FUNCTION generation_tags_touch();
--> statement-breakpoint
-- Days count what is not deleted; see 0010 for why at the end of the transaction.
CREATE OR REPLACE FUNCTION wall_days_count() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  zone text := (SELECT time_zone FROM wall_zone);
  was boolean := TG_OP <> 'INSERT' AND OLD.deleted_at IS NULL;
  now_is boolean := TG_OP <> 'DELETE' AND NEW.deleted_at IS NULL;
BEGIN
  IF now_is AND NOT was THEN
    INSERT INTO wall_days (day, clips) VALUES ((NEW.created_at AT TIME ZONE zone)::date, 1)
      ON CONFLICT (day) DO UPDATE SET clips = wall_days.clips + 1;
  ELSIF was AND NOT now_is THEN
    UPDATE wall_days SET clips = clips - 1 WHERE day = (OLD.created_at AT TIME ZONE zone)::date;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
DROP TRIGGER wall_days_count ON generations;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER wall_days_count AFTER INSERT OR DELETE OR UPDATE OF deleted_at ON generations
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION wall_days_count();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION wall_days_recount(zone text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE generations IN SHARE ROW EXCLUSIVE MODE;
  UPDATE wall_zone SET time_zone = zone;
  DELETE FROM wall_days;
  INSERT INTO wall_days (day, clips) SELECT (created_at AT TIME ZONE zone)::date, count(*) FROM generations WHERE deleted_at IS NULL GROUP BY 1;
END $$;
--> statement-breakpoint
INSERT INTO chores (name) VALUES ('purge');
