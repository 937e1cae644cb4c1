import { cleanup, render, screen } from '@testing-library/react'
import { Suspense } from 'react'
import { afterEach, expect, it } from 'vitest'
import { onDemand } from './on-demand.tsx'

afterEach(cleanup)

const show = (load: Parameters<typeof onDemand<{ name: string }>>[0]) => {
  const Part = onDemand(load)
  render(
    <main>
      <p>The rest</p>
      <Suspense fallback="Waiting">
        <Part name="it" />
      </Suspense>
    </main>,
  )
}

it('shows the component once its code is there', async () => {
  show(async () => ({ name }) => <p>Here is {name}</p>)
  expect(screen.getByText('Waiting')).toBeTruthy()
  expect(await screen.findByText('Here is it')).toBeTruthy()
})

it('leaves the rest of the page standing where the code cannot be loaded', async () => {
  show(() => Promise.reject(new TypeError('Failed to fetch')))
  await expect.poll(() => document.querySelector('main')?.textContent).toBe('The rest')
})
