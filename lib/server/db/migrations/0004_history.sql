-- Every state is written down as it is entered, in the same transaction, whoever enters it.
CREATE FUNCTION generations_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO generation_history (generation_id, at, state) VALUES (NEW.id, clock_timestamp(), NEW.state);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER generations_begin AFTER INSERT ON generations FOR EACH ROW EXECUTE FUNCTION generations_history();
--> statement-breakpoint
CREATE TRIGGER generations_step AFTER UPDATE OF state ON generations FOR EACH ROW
  WHEN (NEW.state IS DISTINCT FROM OLD.state) EXECUTE FUNCTION generations_history();
--> statement-breakpoint
-- What was there before this table: its beginning, and where it stands.
INSERT INTO generation_history (generation_id, at, state)
  SELECT id, created_at, 'queued' FROM generations
  UNION ALL SELECT id, state_since, state FROM generations WHERE state <> 'queued'
  ORDER BY 2;
--> statement-breakpoint
INSERT INTO call_budgets (name, tokens) VALUES ('submit', 0), ('query', 0);
--> statement-breakpoint
INSERT INTO chores (name) VALUES ('balance'), ('media');
