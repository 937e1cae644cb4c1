CREATE TABLE "person_limits" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"amount" text,
	"clips" integer
);
--> statement-breakpoint
ALTER TABLE "person_limits" ADD CONSTRAINT "person_limits_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;