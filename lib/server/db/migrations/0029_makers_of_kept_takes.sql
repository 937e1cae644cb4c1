-- A paid attempt that was kept as a take of its own was booked to the first owner, and stood in no project. It is known by this: nobody submitted it.
UPDATE generations own SET created_by = first.created_by, project_id = first.project_id
FROM generations first
WHERE first.id = own.take_of
  AND own.created_by <> first.created_by
  AND own.created_at > (SELECT min(at) FROM activity)
  AND NOT EXISTS (SELECT FROM activity WHERE kind = 'submitted' AND own.id = ANY (generations));
