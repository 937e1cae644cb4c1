import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { compressStatic } from '#scripts/launch/compress-static'
import { createStaticRoute } from './static-route.ts'
import { ask, listen } from './testing/ask.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'static-route-'))
const SCRIPT = 'console.log("hello");\n'.repeat(100)
const FONT = Buffer.from([0, 1, 2, 3])
let port = 0
let route: ReturnType<typeof createStaticRoute>

beforeAll(async () => {
  await mkdir(path.join(folder, 'chunks'))
  await writeFile(path.join(folder, 'chunks', 'a~1.js'), SCRIPT)
  await writeFile(path.join(folder, 'font.woff2'), FONT)
  await compressStatic(folder)
  route = createStaticRoute(folder)
  const server = createServer((request, response) => void route.handle(request, response, async () => null))
  port = await listen(server)
})
afterAll(() => rmSync(folder, { recursive: true }))

const get = (name: string, accepted?: string) =>
  ask(port, `/_next/static/${name}`, accepted === undefined ? {} : { headers: { 'accept-encoding': accepted } })

it('sends the smallest form that the browser takes, and the file itself to one that takes none', async () => {
  const brotli = await get('chunks/a~1.js', 'gzip, deflate, br, zstd')
  expect(brotli.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'content-encoding': 'br',
    'content-length': String(brotli.body.length),
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
    'x-content-type-options': 'nosniff',
  })
  expect(String(brotliDecompressSync(brotli.body))).toBe(SCRIPT)
  const gzip = await get('chunks/a~1.js?v=1', 'gzip')
  expect([gzip.headers['content-encoding'], String(gunzipSync(gzip.body))]).toEqual(['gzip', SCRIPT])
  const plain = await get('chunks/a~1.js')
  expect([plain.headers['content-encoding'], String(plain.body)]).toEqual([undefined, SCRIPT])
})

it('sends what is compressed already as it is', async () => {
  const { headers, body } = await get('font.woff2', 'br')
  expect([headers['content-type'], headers['content-encoding'], body.equals(FONT)]).toEqual([
    'font/woff2',
    undefined,
    true,
  ])
})

it('leaves to Next what is not there, and its own compressed forms', () => {
  expect(route.match('/_next/static/chunks/a~1.js')).toBe(true)
  for (const name of ['chunks/b.js', 'chunks/a~1.js.br', '../package.json', 'chunks'])
    expect(route.match(`/_next/static/${name}`)).toBe(false)
})
