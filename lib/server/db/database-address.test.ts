import { expect, it } from 'vitest'
import { databaseAddress } from './database-address.ts'

const BASE = 'postgres://u:p%23w@db.example:5432/inbetween'
const HERE = import.meta.filename

it.each([
  ['', BASE],
  ['?host=/run/postgresql', `${BASE}?host=/run/postgresql`],
  ['?sslmode=require', `${BASE}?sslmode=require&uselibpqcompat=true`],
  ['?sslmode=verify-full&sslrootcert=system', `${BASE}?sslmode=verify-full&uselibpqcompat=true`],
  [
    `?sslmode=verify-ca&sslrootcert=${HERE}`,
    `${BASE}?sslmode=verify-ca&sslrootcert=${encodeURIComponent(HERE)}&uselibpqcompat=true`,
  ],
])('means what libpq means: %s', (query, url) => {
  expect(databaseAddress(`${BASE}${query}`)).toEqual({ ok: true, url })
})

it.each([
  ['sslmode=prefer', 'has sslmode=prefer; expected: disable, require, verify-ca, verify-full'],
  ['sslmode=verify-ca', 'has sslmode=verify-ca, which needs sslrootcert=/path/of/the/root.pem'],
  ['sslmode=verify-full&sslrootcert=/none.pem', 'names the file /none.pem in sslrootcert, which is not there'],
])('says what cannot be used, and no password: %s', (query, said) => {
  expect(databaseAddress(`${BASE}?${query}`)).toEqual({ ok: false, sentence: `The setting DATABASE_URL ${said}.` })
})
