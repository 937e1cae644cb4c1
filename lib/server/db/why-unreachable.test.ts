import { createServer } from 'node:net'
import pg from 'pg'
import { expect, it } from 'vitest'
import { listen } from '#lib/server/http/testing/ask'
import { whyUnreachable } from './why-unreachable.ts'

const withCode = (code: string) => Object.assign(new Error('words of the server'), { code })

it.each([
  ['SELF_SIGNED_CERT_IN_CHAIN', 'name that in sslrootcert'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is for another name'],
  ['CERT_HAS_EXPIRED', 'has expired'],
  ['28P01', 'the password'],
  ['3D000', 'no database of this name'],
])('says in a sentence what no later try mends: %s', (code, words) => {
  expect(whyUnreachable(withCode(code))).toEqual({
    sentence: expect.stringMatching(`^The PostgreSQL of DATABASE_URL cannot be used: .*${words}.*\\.$`),
  })
})

it.each(['ECONNREFUSED', 'ENOTFOUND', 'ECONNRESET', '57P03', '53300', '08006'])('has patience with %s', (code) => {
  expect(whyUnreachable(withCode(code))).toBe('wait')
})

it.each(['42601', '23505'])('leaves %s to whoever sees it: it is about something else', (code) => {
  expect(whyUnreachable(withCode(code))).toBeNull()
})

it('knows a server without TLS', async () => {
  // It answers any first word as a PostgreSQL without TLS answers the question for it.
  const server = createServer((socket) => void socket.once('data', () => socket.end('N')))
  const client = new pg.Client({ host: '127.0.0.1', port: await listen(server), ssl: true })
  const error = await client.connect().catch((reason: unknown) => reason)
  server.close()
  expect(whyUnreachable(error)).toEqual({ sentence: expect.stringContaining('it does not speak TLS') })
})
