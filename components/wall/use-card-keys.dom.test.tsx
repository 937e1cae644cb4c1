import { act, cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useRef } from 'react'
import { afterEach, expect, it } from 'vitest'
import { madeUpGeneration } from '#lib/client/testing/made-up-generation'
import { engine } from '#lib/client/wall/engine'
import { useCardKeys } from './use-card-keys.ts'

afterEach(cleanup)

const memory = () => ({ width: 0, heights: new Map(), layouts: new Map() })
const SPACE = { width: 1_376, foot: 88, head: 48 }

/** Cards in a row, the newest first. */
function Row({ ids }: { ids: string[] }) {
  const list = useRef<HTMLUListElement>(null)
  const ranks = ids.map((_, i) => ids.length - 1 - i)
  const cards = new Map(ids.map((id, i) => [ids.length - 1 - i, madeUpGeneration(id)]))
  const plan = engine.createPlan({ days: [['2026-11-29', ids.length]], cards }, SPACE, new Map(), memory())
  const keys = useCardKeys(list, engine, plan, ranks, ranks[0], () => {})
  return (
    <ul ref={list} onKeyDown={keys.onKeyDown} onFocus={keys.onFocus} onBlur={keys.onBlur}>
      {ids.map((id, i) => (
        <li key={id} data-rank={ranks[i]} tabIndex={-1}>
          {id}
        </li>
      ))}
    </ul>
  )
}
const focused = () => document.activeElement?.textContent

it('leads from the card that has the focus, whatever rank it has since an older one left', async () => {
  const { rerender } = render(<Row ids={['D', 'C', 'B', 'A']} />)
  act(() => screen.getByText('A').focus())
  await userEvent.keyboard('{ArrowLeft}')
  expect(focused()).toBe('B')
  rerender(<Row ids={['D', 'C', 'B']} />)
  await userEvent.keyboard('{ArrowLeft}')
  expect(focused()).toBe('C')
})
