import { describe, expect, it } from 'vitest'
import { keepStep } from './keep-step.ts'
import { nextShuttle, type Shuttle, speedBeside } from './shuttle.ts'
import { timecode } from './timecode.ts'

describe('shuttle', () => {
  it('doubles in one direction up to four times, and begins anew in the other', () => {
    const presses = (keys: string) => {
      let now: Shuttle | null = null
      return [...keys].map((key) => (now = nextShuttle(now, key === 'L' ? 'on' : 'back')))
    }
    expect(presses('LLLLJJJJL')).toEqual([1, 2, 4, 4, -1, -2, -4, -4, 1])
    expect(presses('JJL')).toEqual([-1, -2, 1])
  })

  it('ends at the slowest and the fastest speed', () => {
    expect([speedBeside(1, -1), speedBeside(0.25, -1), speedBeside(1.5, 1), speedBeside(2, 1)]).toEqual([
      0.75, 0.25, 2, 2,
    ])
  })
})

it.each([
  [24, 37 / 24, 37, '00:01:13'],
  [24, 0, 0, '00:00:00'],
  [23.976, 62.6, 1501, '01:02:13'],
  [null, 1.541, 40, '00:01.541'],
  [null, 61.9999, 40, '01:02.000'],
])('writes %s a second, %f s, picture %i as %s', (rate, seconds, frame, text) => {
  expect(timecode(rate, seconds, frame)).toBe(text)
})

describe('keepStep', () => {
  const FRAME = 1 / 24

  it('leaves alone what nobody sees, and jumps over what would take long', () => {
    expect(keepStep(0.004, FRAME)).toEqual({ factor: 1 })
    expect(keepStep(-0.4, FRAME)).toBe('jump')
  })

  it.each([0.3, 0.05, -0.05, -0.3])(
    'brings a clip that is %f s off into step within two seconds, without swinging',
    (off) => {
      let drift = off
      // Looked at as often as a page is drawn.
      for (let now = 0; now < 2; now += 1 / 60) {
        const mending = keepStep(drift, FRAME)
        if (mending === 'jump') throw new Error('jumped')
        drift += (mending.factor - 1) / 60
        expect(Math.sign(drift) * Math.sign(off)).toBeGreaterThanOrEqual(0)
      }
      expect(Math.abs(drift)).toBeLessThan(FRAME / 4)
    },
  )
})
