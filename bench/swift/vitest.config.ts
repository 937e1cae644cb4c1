import '#lib/server/testing/without-own-settings'
import { defineConfig } from 'vitest/config'

/** `npm run test:swift`: apart from `npm test`, since it needs packages of Debian's. */
export default defineConfig({ test: { include: ['bench/swift/*.test.ts'], testTimeout: 30_000 } })
