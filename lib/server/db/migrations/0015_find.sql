CREATE TABLE "saved_views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"filter" text NOT NULL,
	"created_at" timestamptz(3) DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "generation_words" (
	"generation_id" uuid PRIMARY KEY NOT NULL,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "shape" text DEFAULT 'text' NOT NULL;--> statement-breakpoint
ALTER TABLE "generation_words" ADD CONSTRAINT "generation_words_generation_id_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- Takes a text apart into what it is found by: words in small letters, and of scripts that put no space between words every pair of
-- neighbouring characters, with the last one alone. So a word, its beginning, and any two characters or more that stand together are found.
-- The runs of those scripts are, by Unicode block: radicals to CJK extension A (with kana and Bopomofo), CJK, Hangul, compatibility
-- ideographs, and the supplementary ideographic planes.
CREATE FUNCTION text_runs(said text) RETURNS TABLE (run text, dense boolean) LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(found[1], left(found[2], 64)), found[1] IS NOT NULL
  FROM regexp_matches(
    lower(normalize(said, NFKC)),
    '([⺀-⿟々〇぀-㆏ㆠ-ㆿㇰ-ㇿ㐀-䶿一-鿿가-힣豈-﫿𠀀-𳟿]+)|([^[:space:][:punct:]⺀-⿟々〇぀-㆏ㆠ-ㆿㇰ-ㇿ㐀-䶿一-鿿가-힣豈-﫿𠀀-𳟿]+)',
    'g') AS found
$$;
--> statement-breakpoint
CREATE FUNCTION words_of(said text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_to_tsvector(coalesce(array_agg(word), '{}'))
  FROM text_runs(said), LATERAL (
    SELECT run AS word WHERE NOT dense
    UNION ALL SELECT substr(run, at, 2) FROM generate_series(1, length(run)) AS at WHERE dense
  ) AS words
$$;
--> statement-breakpoint
-- What a text asks for: everything in it, of a word its beginning. Null when there is nothing in it to look for.
CREATE FUNCTION words_query(asked text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT string_agg(quote_literal(word) || kind, ' & ')::tsquery
  FROM text_runs(asked), LATERAL (
    SELECT run AS word, ':*' AS kind WHERE NOT dense OR length(run) = 1
    UNION ALL SELECT substr(run, at, 2), '' FROM generate_series(1, length(run) - 1) AS at WHERE dense
  ) AS words
$$;
--> statement-breakpoint
CREATE FUNCTION generation_words_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO generation_words (generation_id, words) VALUES (NEW.id, words_of(NEW.prompt));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER generation_words_keep AFTER INSERT ON generations FOR EACH ROW EXECUTE FUNCTION generation_words_keep();
--> statement-breakpoint
INSERT INTO generation_words (generation_id, words) SELECT id, words_of(prompt) FROM generations;
--> statement-breakpoint
CREATE INDEX "generation_words_words" ON "generation_words" USING gin ("words");--> statement-breakpoint
-- The shape of a recipe, from the roles of its images: the table of lib/domain/shape.ts.
CREATE FUNCTION shape_of(generation uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN bool_or(role = 'reference') AND bool_or(role <> 'reference') THEN 'mixed'
    WHEN bool_or(role = 'reference') THEN 'reference'
    WHEN bool_or(role <> 'reference') THEN 'frames'
    ELSE 'text' END
  FROM generation_images WHERE generation_id = generation
$$;
--> statement-breakpoint
CREATE FUNCTION generations_shape() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE generations SET shape = shape_of(id) WHERE id IN (SELECT generation_id FROM added);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER generations_shape AFTER INSERT ON generation_images REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION generations_shape();
--> statement-breakpoint
UPDATE generations SET shape = shape_of(id) WHERE id IN (SELECT generation_id FROM generation_images);
--> statement-breakpoint
-- The order of the wall, now with all that a wall can be narrowed to by, so that looking through it reads no row. What is the state of few has
-- an index of its own: they may be far apart.
DROP INDEX "generations_newest";
--> statement-breakpoint
CREATE INDEX "generations_newest" ON "generations" USING btree ("created_at" DESC, "id" DESC)
  INCLUDE (state, shape, mode, duration, aspect_ratio, audio, rating, pick) WHERE deleted_at IS NULL;
--> statement-breakpoint
CREATE INDEX "generations_not_ready" ON "generations" USING btree ("state", "created_at" DESC, "id" DESC) WHERE state <> 'ready' AND deleted_at IS NULL;
