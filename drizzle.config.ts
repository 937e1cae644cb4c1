import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: [
    './lib/server/db/schema.ts',
    './lib/server/db/schema-installation.ts',
    './lib/server/db/schema-names.ts',
    './lib/server/db/schema-people.ts',
    './lib/server/db/schema-activity.ts',
    './lib/server/db/schema-review.ts',
    './lib/server/db/schema-share.ts',
    './lib/server/db/schema-team.ts',
    './lib/server/db/schema-upkeep.ts',
    './lib/server/db/schema-words.ts',
  ],
  out: './lib/server/db/migrations',
  casing: 'snake_case',
})
