import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { newId } from './new-id.ts'

it('makes ids that pass for version 4 wherever one is asked for, and no two alike', () => {
  const ids = Array.from({ length: 500 }, newId)
  expect(ids.every((id) => z.uuidv4().safeParse(id).success)).toBe(true)
  expect(new Set(ids).size).toBe(500)
})
