import path from 'node:path'
import type { NextConfig } from 'next'
import { expect, it } from 'vitest'
import { OPEN_PAGES } from '#lib/domain/team/access'

it('tells no request that a page makes, from the first one on, its address where that is a secret', async () => {
  const file = path.join(import.meta.dirname, '..', 'next.config.ts')
  const { default: config }: { default: NextConfig } = await import(file)
  const given = new Map((await config.headers?.())?.map(({ source, headers }) => [source, headers]))
  const secret = OPEN_PAGES.filter((page) => page.includes('[token]'))
  expect(secret).not.toEqual([])
  for (const page of secret)
    expect(given.get(page.replace('[token]', ':path*')), page).toEqual([
      { key: 'Referrer-Policy', value: 'strict-origin' },
      { key: 'X-Robots-Tag', value: 'noindex, nofollow' },
    ])
})
