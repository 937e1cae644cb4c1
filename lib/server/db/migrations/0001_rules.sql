-- The rules that no writer may forget, whichever process or hand it is.
-- `rev` is the writing transaction's id: with pg_snapshot_xmin a reader of the change feed knows which ones can no longer appear behind its back.
CREATE FUNCTION generations_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.rev := pg_current_xact_id()::text::bigint;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'queued' THEN
      RAISE EXCEPTION 'a generation begins queued, not %', NEW.state USING ERRCODE = 'check_violation';
    END IF;
  ELSIF NEW.state <> OLD.state THEN
    IF NOT (OLD.state, NEW.state) IN (
      ('queued', 'submitting'), ('queued', 'cancelled'),
      ('submitting', 'running'), ('submitting', 'queued'), ('submitting', 'failed'), ('submitting', 'unconfirmed'),
      ('unconfirmed', 'running'), ('unconfirmed', 'queued'),
      ('running', 'saving'), ('running', 'failed'),
      ('saving', 'ready'), ('saving', 'failed')
    ) THEN
      RAISE EXCEPTION 'no step leads from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    NEW.state_since := clock_timestamp();
    NEW.failures := 0;
  END IF;
  IF NEW.state IN ('ready', 'failed', 'cancelled') THEN
    NEW.due_at := NULL;
  END IF;
  PERFORM pg_notify('generations', '');
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER generations_rules BEFORE INSERT OR UPDATE ON generations FOR EACH ROW EXECUTE FUNCTION generations_rules();
--> statement-breakpoint
INSERT INTO submit_gate (id) VALUES (1);
