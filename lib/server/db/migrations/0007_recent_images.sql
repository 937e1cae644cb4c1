ALTER TABLE "images" ADD COLUMN "last_used_at" timestamptz(3) DEFAULT now() NOT NULL;--> statement-breakpoint
-- Images that were there before: when a recipe last used them.
UPDATE "images" SET "last_used_at" = greatest("created_at", (
  SELECT max(g."created_at") FROM "generation_images" i JOIN "generations" g ON g."id" = i."generation_id" WHERE i."sha256" = "images"."sha256"
));
--> statement-breakpoint
CREATE INDEX "images_recent" ON "images" USING btree ("last_used_at" DESC NULLS FIRST,"sha256" DESC NULLS FIRST);