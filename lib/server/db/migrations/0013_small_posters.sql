DROP INDEX "clips_underived";--> statement-breakpoint
ALTER TABLE "clips" ADD COLUMN "small_poster_sha256" text;--> statement-breakpoint
CREATE INDEX "clips_small_poster" ON "clips" USING btree ("small_poster_sha256");--> statement-breakpoint
CREATE INDEX "clips_underived" ON "clips" USING btree ("created_at") WHERE (poster_sha256 is null or small_poster_sha256 is null or sprite_sha256 is null) and derive_tries < 3;--> statement-breakpoint
-- A small poster that arrives changes the cards of its generations too.
DROP TRIGGER clips_touch ON clips;
--> statement-breakpoint
CREATE TRIGGER clips_touch AFTER UPDATE OF poster_sha256, small_poster_sha256, sprite_sha256 ON clips FOR EACH ROW
  WHEN ((NEW.poster_sha256, NEW.small_poster_sha256, NEW.sprite_sha256)
    IS DISTINCT FROM (OLD.poster_sha256, OLD.small_poster_sha256, OLD.sprite_sha256)) EXECUTE FUNCTION clips_touch();
