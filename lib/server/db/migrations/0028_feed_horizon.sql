-- The first `rev` that may still appear: the oldest open transaction that could write here, or else the next one to begin. Transactions of other
-- databases on the same server have ids of the same row of numbers and never write here. What is not known to be theirs counts, such as one that
-- has just ended, or was prepared. Everybody may see who holds which id, and in which database. A function, so that it is planned once per session.
CREATE FUNCTION feed_horizon() RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE
  seen pg_snapshot := pg_current_snapshot();
  oldest xid8 := pg_snapshot_xmin(seen);
BEGIN
  IF oldest <> pg_snapshot_xmax(seen) THEN
    SELECT id INTO oldest FROM pg_snapshot_xip(seen) AS open(id) WHERE id::xid NOT IN (
      SELECT held.transactionid FROM pg_locks held JOIN pg_stat_activity holder USING (pid)
      WHERE held.locktype = 'transactionid' AND held.mode = 'ExclusiveLock' AND held.granted AND holder.datname <> current_database())
    ORDER BY id LIMIT 1;
  END IF;
  RETURN coalesce(oldest, pg_snapshot_xmax(seen))::text::bigint;
END $$;
