-- The rules that no writer may forget, whichever process or hand it is.
-- `rev` is the id of the last transaction that changed what people see: with pg_snapshot_xmin a reader of the change feed knows which ones
-- can no longer appear behind its back. Leases, counters and due times change without it.
CREATE FUNCTION generations_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR
    (NEW.state, NEW.progress, NEW.accepted_at, NEW.result_expires_at, NEW.failure, NEW.clip_sha256, NEW.rev) IS DISTINCT FROM
    (OLD.state, OLD.progress, OLD.accepted_at, OLD.result_expires_at, OLD.failure, OLD.clip_sha256, OLD.rev)
  THEN
    NEW.rev := pg_current_xact_id()::text::bigint;
    PERFORM pg_notify('generations', '');
  END IF;
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
  END IF;
  IF NEW.state IN ('ready', 'failed', 'cancelled') THEN
    NEW.due_at := NULL;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER generations_rules BEFORE INSERT OR UPDATE ON generations FOR EACH ROW EXECUTE FUNCTION generations_rules();
--> statement-breakpoint
-- A poster that arrives changes the cards of its generations.
CREATE FUNCTION clips_touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE generations SET rev = -1 WHERE clip_sha256 = NEW.sha256;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER clips_touch AFTER UPDATE OF poster_sha256 ON clips FOR EACH ROW
  WHEN (NEW.poster_sha256 IS DISTINCT FROM OLD.poster_sha256) EXECUTE FUNCTION clips_touch();
--> statement-breakpoint
INSERT INTO submit_gate (id) VALUES (1);
