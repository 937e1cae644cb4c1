import { customType, index, pgTable, uuid } from 'drizzle-orm/pg-core'
import { generations } from './schema.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/**
 * The words of each prompt, as `words_of` takes them apart. Written by a trigger, and beside the generation: its row is written anew at every
 * step of its life, and with it would be every entry of this index.
 */
export const generationWords = pgTable(
  'generation_words',
  {
    generationId: uuid()
      .primaryKey()
      .references(() => generations.id, { onDelete: 'cascade' }),
    words: tsvector().notNull(),
  },
  (t) => [index('generation_words_words').using('gin', t.words)],
)
