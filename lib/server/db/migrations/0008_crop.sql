ALTER TABLE "images" ADD COLUMN "crop_of" text;--> statement-breakpoint
ALTER TABLE "images" ADD COLUMN "crop" jsonb;--> statement-breakpoint
ALTER TABLE "images" ADD CONSTRAINT "images_crop_of_images_sha256_fk" FOREIGN KEY ("crop_of") REFERENCES "public"."images"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "images_crop_of" ON "images" USING btree ("crop_of") WHERE crop_of is not null;--> statement-breakpoint
ALTER TABLE "images" ADD CONSTRAINT "images_crop_whole" CHECK ((crop_of is null) = (crop is null) and crop_of is distinct from sha256);