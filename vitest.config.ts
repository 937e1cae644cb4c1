import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// Tests stand beside what they test. `*.db.test.ts` need a real PostgreSQL, `*.dom.test.tsx` a document; the rest need neither.
export default defineConfig({
  plugins: [react()],
  test: {
    // Most of what takes long waits for other processes, so two files at a time do not slow each other down.
    maxWorkers: 2,
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{lib,components,sandbox,scripts,processes,app,bench}/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', 'bench/swift/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          include: ['{lib,components,app}/**/*.dom.test.tsx'],
          environment: 'happy-dom',
          setupFiles: './lib/client/testing/patience.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['{lib,sandbox,processes,scripts,chaos}/**/*.db.test.ts'],
          globalSetup: './lib/server/db/testing/database-server.ts',
        },
      },
    ],
  },
})
