CREATE TABLE "app_settings" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamptz(3) DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "provider_prices" (
	"base_url" text PRIMARY KEY NOT NULL,
	"rules" jsonb NOT NULL,
	"known_at" timestamptz(3) DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "shot_id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "estimate_usd" text;--> statement-breakpoint
CREATE INDEX "generations_shot" ON "generations" USING btree ("shot_id","created_at","id");--> statement-breakpoint
-- What was there before: every chain of takes leads back to the one that is no take of another.
WITH RECURSIVE chain (id, shot_id) AS (
  SELECT id, id FROM generations WHERE take_of IS NULL
  UNION ALL SELECT take.id, chain.shot_id FROM generations take JOIN chain ON take.take_of = chain.id
)
UPDATE generations SET shot_id = chain.shot_id FROM chain WHERE generations.id = chain.id;
--> statement-breakpoint
-- A take of a take is a take of the same shot, whichever process writes it.
CREATE FUNCTION generations_shot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.shot_id := coalesce((SELECT shot_id FROM generations WHERE id = NEW.take_of), NEW.id);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER generations_shot BEFORE INSERT ON generations FOR EACH ROW EXECUTE FUNCTION generations_shot();
--> statement-breakpoint
INSERT INTO chores (name) VALUES ('prices');
