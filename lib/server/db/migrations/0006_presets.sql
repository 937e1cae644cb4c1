CREATE TABLE "presets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"value" jsonb NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL
);
