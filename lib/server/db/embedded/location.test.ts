import { expect, it } from 'vitest'
import { databaseLocation } from './location.ts'

const long = `/srv/${'deep/'.repeat(30)}postgres`

it('keeps the socket in the data folder where it fits', () => {
  expect(databaseLocation('/srv/data/postgres')).toMatchObject({
    ok: true,
    location: {
      socketFolder: '/srv/data/postgres',
      url: 'postgres://inbetween@/inbetween?host=%2Fsrv%2Fdata%2Fpostgres',
      notes: [],
    },
  })
})

it('moves the socket of a deep data folder to a short one, always the same, and says so', () => {
  const first = databaseLocation(long, '/tmp')
  expect(first).toEqual(databaseLocation(long, '/tmp'))
  expect(first).toMatchObject({
    ok: true,
    location: {
      home: long,
      socketFolder: expect.stringMatching(/^\/tmp\/inbetween-[0-9a-f]{12}$/),
      notes: [expect.stringContaining('too long')],
    },
  })
})

it('counts bytes, not characters', () => {
  expect(databaseLocation(`/srv/${'影'.repeat(30)}`, '/tmp')).toMatchObject({
    location: { notes: [expect.any(String)] },
  })
})

it('says which path is too long when there is no short one', () => {
  expect(databaseLocation(long, `/tmp/${'x'.repeat(100)}`)).toEqual({
    ok: false,
    sentence: expect.stringMatching(/^The path \/srv\/deep.* is too long .* set DATA_DIR to a shorter path\.$/),
  })
})
