ALTER TABLE "attempts" ADD COLUMN "key_print" text;
