ALTER TABLE "attempts" ADD COLUMN "sandbox" boolean;
