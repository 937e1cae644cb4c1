import { act, cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useRef } from 'react'
import { afterEach, expect, it } from 'vitest'
import type { WallEngine } from '#lib/client/wall/engine'
import { nextRank } from '#lib/client/wall/next-rank'
import { passBy } from '#lib/client/wall/pass-by'
import type { WallPlan } from '#lib/client/wall/plan'
import { useCardKeys } from './use-card-keys.ts'

afterEach(cleanup)

/** Cards in a row, the newest first. */
function Row({ ids }: { ids: string[] }) {
  const list = useRef<HTMLUListElement>(null)
  const engine = { passBy, nextRank } as unknown as WallEngine
  const plan = { total: ids.length, around: () => [], yOf: () => 0 } as unknown as WallPlan
  const ranks = ids.map((_, i) => ids.length - 1 - i)
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
