import { render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { madeUpGeneration } from '#lib/client/testing/made-up-generation'
import {
  add,
  cards,
  generate,
  Page,
  pick,
  png,
  region,
  settled,
  submitGeneration,
  submitVariations,
  user,
  write,
} from './testing/composer-page.tsx'

describe('generate', () => {
  it('shows the card at once, lets the real one take its place and leaves the form as it was', async () => {
    render(<Page />)
    await write('a cat')
    await user.click(screen.getByRole('radio', { name: 'Pro 1080p' }))
    await generate()
    await waitFor(() => expect(cards.put).toHaveBeenCalled())
    const [standIn] = cards.put.mock.calls[0] ?? []
    expect(standIn).toMatchObject({ recipe: { prompt: 'a cat', mode: 'pro' }, status: { state: 'queued' } })
    await waitFor(() => expect(cards.replace).toHaveBeenCalledWith(standIn.id, madeUpGeneration('real')))
    expect(submitGeneration).toHaveBeenCalledExactlyOnceWith({ clickKey: standIn.id, recipe: standIn.recipe })
    expect(screen.getByRole('textbox', { name: 'Prompt' })).toHaveProperty('value', 'a cat')
  })

  it('makes one of a double click', async () => {
    render(<Page />)
    await write('a cat')
    await user.dblClick(await settled())
    await waitFor(() => expect(cards.replace).toHaveBeenCalled())
    expect(submitGeneration).toHaveBeenCalledOnce()
  })

  it('asks for the prompt at the prompt, and sends nothing', async () => {
    render(<Page />)
    await generate()
    expect(await screen.findByText('Write what should happen in the clip.')).toBeTruthy()
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Prompt' }))
    expect(submitGeneration).not.toHaveBeenCalled()
  })

  it('takes the card back when there is no answer, and tries again under the same key', async () => {
    submitGeneration.mockRejectedValueOnce(new TypeError('Failed to fetch'))
    render(<Page />)
    await write('a cat')
    await generate()
    expect(await screen.findByText(/The server did not answer/)).toBeTruthy()
    expect(cards.remove).toHaveBeenCalledWith(cards.put.mock.calls[0]?.[0].id)
    await generate()
    await waitFor(() => expect(cards.replace).toHaveBeenCalled())
    const [first, second] = submitGeneration.mock.calls.map(([input]) => input.clickKey)
    expect(second).toBe(first)
  })

  it('says that somebody was signed out, leads to the sign-in, and goes on once they are back', async () => {
    submitGeneration.mockResolvedValueOnce({ ok: false, problem: 'signed_out' })
    render(<Page />)
    await write('a cat')
    await generate()
    const said = await screen.findByRole('alert')
    expect(said.textContent).toBe('You are signed out. Sign in again: your draft is kept.')
    expect(within(said).getByRole('link', { name: 'Sign in again' }).getAttribute('href')).toBe('/sign-in')
    expect(cards.remove).toHaveBeenCalledOnce()
    vi.setSystemTime(Date.now() + 2000)
    await generate()
    await waitFor(() => expect(cards.replace).toHaveBeenCalled())
    vi.useRealTimers()
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('says a refusal of the server at the control that can mend it', async () => {
    submitGeneration.mockResolvedValueOnce({ ok: false, problem: 'prompt_too_long', field: 'prompt' })
    render(<Page />)
    await write('a cat')
    await generate()
    expect(await screen.findByText(/The prompt is too long/)).toBeTruthy()
    expect(screen.getByRole('textbox', { name: 'Prompt' }).getAttribute('aria-invalid')).toBe('true')
  })
})

describe('what was submitted', () => {
  const later = () => vi.setSystemTime(Date.now() + 2000)
  const link = () => screen.queryByRole('link', { name: /^Submitted/ })
  afterEach(() => void vi.useRealTimers())

  it('is said for as long as the recipe stands, and counted', async () => {
    render(<Page />)
    await write('a cat')
    await generate()
    expect((await screen.findByRole('link', { name: 'Submitted: see it' })).closest('[role=status]')).toBeTruthy()
    await waitFor(() => expect(cards.replace).toHaveBeenCalledTimes(1))
    later()
    await generate()
    expect(await screen.findByRole('link', { name: 'Submitted 2: see them' })).toBeTruthy()
    await waitFor(() => expect(cards.replace).toHaveBeenCalledTimes(2))
    await write('!')
    expect(link()).toBeNull()
    await user.keyboard('{Backspace} ')
    expect(link()?.textContent).toBe('Submitted 2: see them')
    await user.click(screen.getByRole('switch', { name: 'Audio' }))
    expect(link()).toBeNull()
    later()
    await generate()
    expect(await screen.findByRole('link', { name: 'Submitted: see it' })).toBeTruthy()
    await add('First frame', png('dawn.png'))
    expect(link()).toBeNull()
  })

  it('is still said after a reload', async () => {
    const { unmount } = render(<Page />)
    await write('a cat')
    await generate()
    await waitFor(() => expect(cards.replace).toHaveBeenCalled())
    unmount()
    render(<Page />)
    await settled()
    expect(link()?.textContent).toBe('Submitted: see it')
  })

  it('is not said of a refusal', async () => {
    submitGeneration.mockResolvedValueOnce({ ok: false, problem: 'unavailable' })
    submitGeneration.mockResolvedValueOnce({ ok: false, problem: 'limit_day' })
    const { unmount } = render(<Page />)
    await write('a cat')
    await generate()
    expect(await screen.findByRole('alert')).toBeTruthy()
    expect(link()).toBeNull()
    await generate()
    expect(await screen.findByText(/spending limit/)).toBeTruthy()
    unmount()
    render(<Page />)
    await settled()
    expect(link()).toBeNull()
    expect(screen.queryByText(/before the server answered/)).toBeNull()
  })

  it('is not known when the page was left before the answer, and the next press asks for the same, as many and under the same key', async () => {
    submitVariations.mockReturnValueOnce(new Promise(() => {}))
    const { unmount } = render(<Page />)
    await write('a cat')
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Variations at once' }), '3')
    await user.click(await screen.findByRole('button', { name: 'Generate 3' }))
    expect(await screen.findByRole('link', { name: 'Submitted 3: see them' })).toBeTruthy()
    unmount()
    render(<Page />)
    expect(await screen.findByText(/left before the server answered/)).toBeTruthy()
    expect(link()).toBeNull()
    submitVariations.mockResolvedValueOnce({ ok: true, value: [madeUpGeneration('real')] })
    await user.click(await screen.findByRole('button', { name: 'Generate 3' }))
    expect(await screen.findByRole('link', { name: 'Submitted 3: see them' })).toBeTruthy()
    expect(screen.queryByText(/left before the server answered/)).toBeNull()
    const [first, second] = submitVariations.mock.calls.map(([input]) => [input.clickKey, input.count])
    expect(second).toEqual(first)
  })

  it('is forgotten with the draft', async () => {
    render(<Page />)
    await write('a cat')
    await generate()
    await waitFor(() => expect(cards.replace).toHaveBeenCalled())
    await user.clear(screen.getByRole('textbox', { name: 'Prompt' }))
    await user.click(screen.getByRole('button', { name: 'New draft' }))
    expect(Object.keys(localStorage).filter((key) => key.includes('sent'))).toEqual([])
  })
})

describe('duration', () => {
  it('cannot be 15 s while there are images, and says why', async () => {
    render(<Page />)
    await add('References', png('cat.png'))
    expect(screen.getByRole('radio', { name: '15 s' })).toHaveProperty('disabled', true)
    expect(screen.getByText('15 s works from text alone. Remove the images to choose it.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Remove the images' }))
    expect(region('References').queryByRole('img')).toBeNull()
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: '5 s' }))
    await user.click(screen.getByRole('radio', { name: '15 s' }))
    await user.click(screen.getByRole('button', { name: 'Undo board change' }))
    expect(region('References').getByAltText('References: cat.png')).toBeTruthy()
  })

  it('stays 15 s when an image comes later, shows the problem and mends it in one click', async () => {
    render(<Page />)
    await write('x')
    await user.click(screen.getByRole('radio', { name: '15 s' }))
    await pick('First frame', png('dawn.png'))
    expect(await screen.findByText(/With images a clip has at most 10 s/)).toBeTruthy()
    expect(screen.getByRole('radio', { name: '15 s' })).toHaveProperty('checked', true)
    await generate()
    expect(submitGeneration).not.toHaveBeenCalled()
    await user.click(screen.getByRole('button', { name: 'Use 10 s' }))
    await generate()
    await waitFor(() => expect(submitGeneration.mock.calls[0]?.[0].recipe.duration).toBe(10))
  })
})
