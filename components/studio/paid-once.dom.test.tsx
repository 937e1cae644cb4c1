import { render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SandboxProvider } from '#components/generation/sandbox-context'
import { madeUpGeneration } from '#lib/client/testing/made-up-generation'
import {
  cards,
  generate,
  Page,
  settled,
  submitGeneration,
  submitVariations,
  user,
  write,
} from './testing/composer-page.tsx'

/** What the server was asked for, by its kind and under which key. */
const asked = () =>
  [submitGeneration, submitVariations].flatMap(({ mock }) =>
    mock.calls.map(([{ clickKey }], i) => ({ clickKey, at: mock.invocationCallOrder[i] ?? 0 })),
  )
const keys = () =>
  asked()
    .sort((a, b) => a.at - b.at)
    .map(({ clickKey }) => clickKey)
/** Presses the button, whatever stands on it, and waits until the cards of that press went again. */
async function pressInVain(name: string) {
  const removed = cards.remove.mock.calls.length
  await user.click(await screen.findByRole('button', { name }))
  await waitFor(() => expect(cards.remove.mock.calls.length).toBeGreaterThan(removed))
}
const several = (count: number) =>
  user.selectOptions(screen.getByRole('combobox', { name: 'Variations at once' }), `${count}`)

describe('a press whose answer says nothing of what was made', () => {
  const unavailable = { ok: false, problem: 'unavailable' } as const
  // Later than what counts as one press.
  const later = () => vi.setSystemTime(Date.now() + 2000)
  beforeEach(() => {
    submitGeneration.mockReset().mockResolvedValue(unavailable)
    submitVariations.mockResolvedValue(unavailable)
  })
  afterEach(() => void vi.useRealTimers())

  it('is asked for again under its key, after `unavailable` and after no answer at all, and under another once it was answered', async () => {
    render(<Page />)
    await write('a cat')
    await pressInVain('Generate')
    later()
    submitGeneration.mockRejectedValueOnce(new TypeError('Failed to fetch'))
    await pressInVain('Generate')
    later()
    submitGeneration.mockResolvedValue({ ok: true, value: madeUpGeneration('real') })
    await generate()
    await waitFor(() => expect(cards.replace).toHaveBeenCalledOnce())
    later()
    await generate()
    await waitFor(() => expect(cards.replace).toHaveBeenCalledTimes(2))
    const [first, ...others] = keys()
    expect(others.slice(0, 2)).toEqual([first, first])
    expect(others).toHaveLength(3)
    expect(others[2]).not.toBe(first)
  })

  it('keeps its key over a reload', async () => {
    const { unmount } = render(<Page />)
    await write('a cat')
    await pressInVain('Generate')
    unmount()
    render(<Page />)
    await pressInVain('Generate')
    const [first, second] = keys()
    expect(second).toBe(first)
  })

  it('is another one with another count, and the same with the first count again', async () => {
    render(<Page />)
    await write('a cat')
    await pressInVain('Generate')
    await several(3)
    await pressInVain('Generate 3')
    await several(2)
    await pressInVain('Generate 2')
    await several(1)
    await pressInVain('Generate')
    const [one, three, two, oneAgain] = keys()
    expect(new Set([one, two, three]).size).toBe(3)
    expect(oneAgain).toBe(one)
  })

  it('is another one in another project', async () => {
    const projects = { all: ['Harbour', 'Cats'].map((name) => ({ id: name, name })), chosen: 'Cats' }
    render(<Page projects={projects} />)
    await write('a cat')
    const field = await screen.findByRole('combobox', { name: 'Project of new clips' })
    await pressInVain('Generate')
    await user.selectOptions(field, 'Harbour')
    await pressInVain('Generate')
    await user.selectOptions(field, 'None')
    await pressInVain('Generate')
    expect(new Set(keys()).size).toBe(3)
  })

  it('is another one as a shot of its own', async () => {
    render(<Page source={madeUpGeneration('source', {}, { prompt: 'A fox' })} />)
    await screen.findByText(/^Another take of/)
    await pressInVain('Generate')
    await user.click(screen.getByRole('button', { name: 'Make it a shot of its own' }))
    await pressInVain('Generate')
    expect(new Set(keys()).size).toBe(2)
  })
})

describe('a press that was shown as free', () => {
  const free = () =>
    render(
      <SandboxProvider value={true}>
        <Page />
      </SandboxProvider>,
    )

  it('says so with what it asks for, and one that costs does not', async () => {
    const { unmount } = free()
    await write('a cat')
    await generate()
    await waitFor(() => expect(submitGeneration).toHaveBeenCalledOnce())
    const { clickKey, recipe } = submitGeneration.mock.calls[0]?.[0] ?? {}
    expect(submitGeneration.mock.lastCall).toEqual([{ clickKey, recipe, play: true }])
    unmount()
    render(<Page />)
    await settled()
    await write('!')
    await generate()
    await waitFor(() => expect(submitGeneration).toHaveBeenCalledTimes(2))
    expect(submitGeneration.mock.lastCall?.[0]).not.toHaveProperty('play')
  })

  it('says so of several at once too', async () => {
    submitVariations.mockResolvedValue({ ok: true, value: [] })
    free()
    await write('a cat')
    await several(2)
    await user.click(await screen.findByRole('button', { name: 'Generate 2' }))
    await waitFor(() => expect(submitVariations).toHaveBeenCalledOnce())
    expect(submitVariations.mock.lastCall).toMatchObject([{ count: 2, play: true }])
  })
})
