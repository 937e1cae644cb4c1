CREATE TABLE "wall_days" (
	"day" date PRIMARY KEY NOT NULL,
	"clips" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wall_zone" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	CONSTRAINT "one_zone" CHECK (id = 1)
);
--> statement-breakpoint
INSERT INTO "wall_zone" ("id") VALUES (1);
--> statement-breakpoint
-- Counts a day up or down as generations come and go. At the end of the transaction: the row of today is everybody's, and whoever holds it
-- while it still has work to do would have all others wait.
CREATE FUNCTION wall_days_count() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  zone text := (SELECT time_zone FROM wall_zone);
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO wall_days (day, clips) VALUES ((NEW.created_at AT TIME ZONE zone)::date, 1)
      ON CONFLICT (day) DO UPDATE SET clips = wall_days.clips + 1;
  ELSE
    UPDATE wall_days SET clips = clips - 1 WHERE day = (OLD.created_at AT TIME ZONE zone)::date;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER wall_days_count AFTER INSERT OR DELETE ON generations
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION wall_days_count();
--> statement-breakpoint
-- Counts everything anew in the days of a time zone. Who inserts meanwhile waits, so that nobody is counted twice or never.
CREATE FUNCTION wall_days_recount(zone text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE generations IN SHARE ROW EXCLUSIVE MODE;
  UPDATE wall_zone SET time_zone = zone;
  DELETE FROM wall_days;
  INSERT INTO wall_days (day, clips) SELECT (created_at AT TIME ZONE zone)::date, count(*) FROM generations GROUP BY 1;
END $$;
--> statement-breakpoint
SELECT wall_days_recount('UTC');
