import '#lib/server/testing/without-own-settings'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Begins with what takes longest: begun last, it would leave the other workers idle. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = (file: TestSpecification) => file.moduleId.includes('/chaos/')
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

// Tests stand beside what they test. `*.db.test.ts` need a real PostgreSQL, `*.dom.test.tsx` a document; the rest need neither.
export default defineConfig({
  plugins: [react()],
  test: {
    // What takes longest waits for other processes most of the time, while two others have the cores.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // As in patience.ts, for what waits otherwise.
    expect: { poll: { timeout: 10_000 } },
    setupFiles: './lib/domain/testing/patience.ts',
    unstubGlobals: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Loading everything anew for each file takes as long as the tests.
          isolate: false,
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
          isolate: false,
          include: ['{lib,sandbox,processes,scripts,chaos}/**/*.db.test.ts'],
          globalSetup: './lib/server/db/testing/database-server.ts',
        },
      },
    ],
  },
})
