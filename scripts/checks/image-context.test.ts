import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '..', '..')
const patterns = readFileSync(path.join(root, 'deploy', 'Dockerfile.dockerignore'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))

/** As an engine reads it: patterns begin at the root, and of those that fit a path or a folder above it the last one counts. */
function isSent(name: string): boolean {
  const parts = name.split('/')
  const withFolders = parts.map((_, depth) => parts.slice(0, depth + 1).join('/'))
  const last = patterns.findLast((pattern) => withFolders.some((one) => asRegExp(pattern.replace('!', '')).test(one)))
  return last === undefined || last.startsWith('!')
}

function asRegExp(pattern: string): RegExp {
  const parts = pattern.split(/(\*\*\/|\*)/).map((part) => {
    if (part === '**/') return '(?:.*/)?'
    return part === '*' ? '[^/]*' : part.replaceAll('.', '\\.')
  })
  return new RegExp(`^${parts.join('')}$`)
}

it('sends no settings to the build of an image, wherever in the folder they lie', () => {
  const secrets = ['.env', '.env.local', 'deploy/.env', 'deploy/.env.old', 'app/.env', 'lib/server/.env.production']
  expect(secrets.filter(isSent)).toEqual([])
})

it('sends nothing that was put into the folder beside the sources', () => {
  const beside = ['data/keys/secret', 'backup/keys/secret', 'inbetween.dump', '.git/config', 'node_modules/pg/index.js']
  expect([...beside, '.next/BUILD_ID', 'lib/server/config.test.ts', 'e2e/share.spec.ts'].filter(isSent)).toEqual([])
})

it('sends what an image is built from and runs', () => {
  const needed = [
    ...['app/layout.tsx', 'components/ui/button.tsx', 'lib/server/db/migrations/0000_first.sql', 'messages/en.json'],
    ...['processes/start.ts', 'public/examples', 'sandbox/start-sandbox.ts', 'scripts/build.mjs', 'next.config.ts'],
    ...['deploy/check-node.mjs', 'deploy/check-health.mjs', 'deploy/make-bucket.mjs', 'instrumentation-client.ts'],
    ...['package.json', 'package-lock.json', 'postcss.config.mjs', 'tsconfig.json', 'scripts/launch/quick-imports.mjs'],
  ]
  expect(needed.filter((one) => !existsSync(path.join(root, one)))).toEqual([])
  expect(needed.filter((one) => !isSent(one))).toEqual([])
})
