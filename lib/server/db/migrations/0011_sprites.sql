ALTER TABLE "clips" ADD COLUMN "sprite_sha256" text;--> statement-breakpoint
CREATE INDEX "clips_sprite" ON "clips" USING btree ("sprite_sha256");--> statement-breakpoint
CREATE INDEX "clips_underived" ON "clips" USING btree ("created_at") WHERE (poster_sha256 is null or sprite_sha256 is null) and derive_tries < 3;--> statement-breakpoint
-- Whoever was given up while there were only posters is tried anew.
UPDATE clips SET derive_tries = 0 WHERE derive_tries > 0;
--> statement-breakpoint
-- A sprite that arrives changes the cards of its generations, as a poster does.
DROP TRIGGER clips_touch ON clips;
--> statement-breakpoint
CREATE TRIGGER clips_touch AFTER UPDATE OF poster_sha256, sprite_sha256 ON clips FOR EACH ROW
  WHEN ((NEW.poster_sha256, NEW.sprite_sha256) IS DISTINCT FROM (OLD.poster_sha256, OLD.sprite_sha256)) EXECUTE FUNCTION clips_touch();
