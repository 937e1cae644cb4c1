CREATE TABLE "review_comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"generation_id" uuid NOT NULL,
	"by_user" uuid,
	"by_guest" uuid,
	"frame" integer,
	"spot_x" real,
	"spot_y" real,
	"text" text NOT NULL,
	"reply_to" uuid,
	"created_at" timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
	"resolved_at" timestamptz(3),
	"resolved_by" uuid,
	"deleted_at" timestamptz(3),
	CONSTRAINT "comment_by_one" CHECK ((by_user is null) <> (by_guest is null)),
	CONSTRAINT "comment_spot_whole" CHECK ((spot_x is null) = (spot_y is null) and (spot_x is null or frame is not null)),
	CONSTRAINT "comment_spot_within" CHECK (spot_x between 0 and 1 and spot_y between 0 and 1),
	CONSTRAINT "comment_resolved_by" CHECK ((resolved_at is null) = (resolved_by is null))
);
--> statement-breakpoint
CREATE TABLE "review_guests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"share_id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_verdicts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"generation_id" uuid NOT NULL,
	"by_user" uuid,
	"by_guest" uuid,
	"verdict" text,
	"at" timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "review_verdicts_one" UNIQUE NULLS NOT DISTINCT("generation_id","by_user","by_guest"),
	CONSTRAINT "verdict_by_one" CHECK ((by_user is null) <> (by_guest is null)),
	CONSTRAINT "verdict_known" CHECK (verdict in ('approved', 'changes_requested'))
);
--> statement-breakpoint
CREATE TABLE "review_visits" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"seen_at" timestamptz(3) NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"generation_id" uuid PRIMARY KEY NOT NULL,
	"open" integer DEFAULT 0 NOT NULL,
	"verdict" text,
	"last_at" timestamptz(3) DEFAULT clock_timestamp() NOT NULL,
	"version" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "review_comments" ADD CONSTRAINT "review_comments_generation_id_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_comments" ADD CONSTRAINT "review_comments_by_user_users_id_fk" FOREIGN KEY ("by_user") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_comments" ADD CONSTRAINT "review_comments_by_guest_review_guests_id_fk" FOREIGN KEY ("by_guest") REFERENCES "public"."review_guests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_comments" ADD CONSTRAINT "review_comments_resolved_by_users_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_verdicts" ADD CONSTRAINT "review_verdicts_generation_id_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_verdicts" ADD CONSTRAINT "review_verdicts_by_user_users_id_fk" FOREIGN KEY ("by_user") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_verdicts" ADD CONSTRAINT "review_verdicts_by_guest_review_guests_id_fk" FOREIGN KEY ("by_guest") REFERENCES "public"."review_guests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_visits" ADD CONSTRAINT "review_visits_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_generation_id_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "review_comments_of" ON "review_comments" USING btree ("generation_id");--> statement-breakpoint
CREATE INDEX "review_comments_newest" ON "review_comments" USING btree ("created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "review_guests_share" ON "review_guests" USING btree ("share_id");--> statement-breakpoint
CREATE INDEX "review_verdicts_newest" ON "review_verdicts" USING btree ("at" DESC NULLS LAST);--> statement-breakpoint
-- Sums up what is said of a clip, and lets every viewer hear of it. The first statement makes those wait for each other who speak of one clip at
-- once, so that the second counts what all of them said.
CREATE FUNCTION reviews_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO reviews (generation_id) VALUES (NEW.generation_id)
    ON CONFLICT (generation_id) DO UPDATE SET version = reviews.version + 1, last_at = clock_timestamp();
  UPDATE reviews SET
    open = (SELECT count(*) FROM review_comments AS c
      WHERE c.generation_id = NEW.generation_id AND c.reply_to IS NULL AND c.resolved_at IS NULL AND c.deleted_at IS NULL),
    -- In this order of letters: who approves does not outvote who asks for changes.
    verdict = (SELECT max(v.verdict) FROM review_verdicts AS v WHERE v.generation_id = NEW.generation_id)
  WHERE generation_id = NEW.generation_id;
  UPDATE generations SET rev = -1 WHERE id = NEW.generation_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER reviews_keep AFTER INSERT OR UPDATE ON review_comments FOR EACH ROW EXECUTE FUNCTION reviews_keep();
--> statement-breakpoint
CREATE TRIGGER reviews_keep AFTER INSERT OR UPDATE ON review_verdicts FOR EACH ROW EXECUTE FUNCTION reviews_keep();
