import { beforeEach, expect, it } from 'vitest'
import { tellPlace, toldPlace } from './told-place.ts'

const place = { day: '2026-11-24', nth: 35 }
beforeEach(() => window.sessionStorage.clear())

it('tells the place by the address of the wall', () => {
  window.history.replaceState(null, '', '/wall')
  tellPlace(place, 12)
  expect(toldPlace()).toEqual({ place, below: 12 })
})

it('leaves the address alone that one is on the way to', () => {
  window.history.replaceState(null, '', '/wall/one')
  tellPlace(place, 12)
  expect(window.location.search).toBe('')
})
