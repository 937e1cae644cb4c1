import { sql } from 'drizzle-orm'
import { KEPT_FROM } from '#lib/domain/clip/fidelity'
import { FRAME_KINDS, type FrameKind, type FrameReportLine } from '#lib/domain/clip/frame-report'
import { MODES } from '#lib/domain/limits'
import type { Mode } from '#lib/domain/recipe/recipe'
import type { Database } from '#lib/server/db/database'

/** A type and not an interface, as `execute` wants it. */
type Row = {
  mode: Mode
  kind: FrameKind
  first_kept: number
  first_differs: number
  last_kept: number
  last_differs: number
}

/** Whether the provider honours the frames it is given, over all clips that were compared: by mode, and by what else was given. */
export async function frameReport(db: Database): Promise<FrameReportLine[]> {
  const { rows } = await db.execute<Row>(sql`
    with given as (
      select generation_id,
        bool_or(role = 'reference') as with_references,
        max(sha256) filter (where role = 'first_frame') as first,
        max(sha256) filter (where role = 'last_frame') as last,
        max(likeness) filter (where role = 'first_frame') as first_likeness,
        max(likeness) filter (where role = 'last_frame') as last_likeness
      from generation_images group by generation_id having bool_or(likeness is not null)
    )
    select mode,
      case when with_references then 'mixed' when first = last then 'loop' when last is null then 'first' else 'frames' end as kind,
      count(*) filter (where first_likeness >= ${KEPT_FROM})::int as first_kept,
      count(*) filter (where first_likeness < ${KEPT_FROM})::int as first_differs,
      count(*) filter (where last_likeness >= ${KEPT_FROM})::int as last_kept,
      count(*) filter (where last_likeness < ${KEPT_FROM})::int as last_differs
    from given join generations on generations.id = given.generation_id
    group by 1, 2`)
  const lines = rows.map((row) => ({
    mode: row.mode,
    kind: row.kind,
    first: { kept: row.first_kept, differs: row.first_differs },
    last: { kept: row.last_kept, differs: row.last_differs },
  }))
  const place = ({ mode, kind }: FrameReportLine) => Object.keys(MODES).indexOf(mode) * 10 + FRAME_KINDS.indexOf(kind)
  return lines.toSorted((a, b) => place(a) - place(b))
}
