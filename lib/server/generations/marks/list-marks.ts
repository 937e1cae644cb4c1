import { asc, count, desc, eq, exists } from 'drizzle-orm'
import type { MarkList } from '#lib/domain/marks/marks-schema'
import type { Database } from '#lib/server/db/database'
import { generations, generationTags } from '#lib/server/db/schema'
import { tags } from '#lib/server/db/schema-names'
import { users } from '#lib/server/db/schema-team'
import { LISTED, listProjects } from './projects.ts'

/** What generations can be marked with: the tags that are on something, the most used first, and the projects by name. */
export async function listMarks(db: Database): Promise<MarkList> {
  const used = await db
    .select({ name: tags.name })
    .from(generationTags)
    .innerJoin(tags, eq(tags.id, generationTags.tagId))
    .groupBy(tags.id)
    .orderBy(desc(count()), asc(tags.key))
    .limit(LISTED)
  const people = await db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(exists(db.select().from(generations).where(eq(generations.createdBy, users.id))))
    .orderBy(asc(users.name), asc(users.id))
    .limit(LISTED)
  return {
    tags: used.map((tag) => tag.name),
    projects: await listProjects(db),
    people: people.length > 1 ? people : [],
  }
}
