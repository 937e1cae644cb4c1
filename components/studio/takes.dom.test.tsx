import { render, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { madeUpGeneration } from '#lib/client/testing/made-up-generation'
import { clientThatKnows } from '#lib/client/testing/made-up-spending'
import { NO_MARKS } from '#lib/domain/marks/marks'
import type { Spending } from '#lib/domain/money/price-settings'
import { NO_LIMITS } from '#lib/domain/money/spending-limits'
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

/** What describes the button: its price. */
const price = async () => {
  const button = await settled()
  return document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent
}
const expectPrice = (text: string) => waitFor(async () => expect(await price()).toBe(text))
const show = (spending: Partial<Spending> = {}) => render(<Page client={clientThatKnows(spending)} />)
const several = (count: number) =>
  user.selectOptions(screen.getByRole('combobox', { name: 'Variations at once' }), `${count}`)

describe('the price', () => {
  it('stands on the button and follows the settings', async () => {
    show()
    await expectPrice('about $0.50')
    await user.click(screen.getByRole('switch', { name: 'Audio' }))
    await expectPrice('about $1.00')
    await user.click(screen.getByRole('radio', { name: '10 s' }))
    await expectPrice('about $2.00')
  })

  it('says where it is of a table, and of which day', async () => {
    const table = { asOf: '2026-11-01', std: '0.084', stdSound: null, pro: null, proSound: null }
    show({ prices: { provider: null, table } })
    await expectPrice('about $0.42, as of 11/1/26')
    await user.click(screen.getByRole('radio', { name: 'Pro 1080p' }))
    await expectPrice('price unknown')
  })

  it('warns before the press of a limit that would be passed', async () => {
    show({ limits: { ...NO_LIMITS, perDay: '1' }, today: '0.5' })
    await expectPrice('about $0.50')
    expect(screen.queryByText(/spending limit/)).toBeNull()
    await user.click(screen.getByRole('radio', { name: '10 s' }))
    expect(await screen.findByText(/beyond today’s spending limit/)).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Open the settings' }).getAttribute('href')).toBe('/settings#spending')
  })
})

describe('a project', () => {
  const projects = { all: ['Harbour', 'Cats'].map((name) => ({ id: name, name })), chosen: 'Cats' }
  const field = () => screen.findByRole<HTMLSelectElement>('combobox', { name: 'Project of new clips' })

  it('that was chosen is the one that a press names, and the browser keeps it', async () => {
    render(<Page projects={projects} />)
    await write('a fox')
    expect((await field()).value).toBe('Cats')
    await generate()
    expect(submitGeneration).toHaveBeenLastCalledWith(expect.objectContaining({ project: 'Cats' }))
    await user.selectOptions(await field(), 'Harbour')
    expect(document.cookie).toContain('project=Harbour')
    await generate()
    expect(submitGeneration).toHaveBeenLastCalledWith(expect.objectContaining({ project: 'Harbour' }))
    await user.selectOptions(await field(), 'None')
    await generate()
    expect(submitGeneration.mock.lastCall?.[0]).not.toHaveProperty('project')
  })

  it('of a clip is shown for a take of it and named by the press, unless another or none is chosen', async () => {
    const source = madeUpGeneration('of-harbour', { marks: { ...NO_MARKS, project: 'Harbour' } })
    const none = { ...projects, chosen: null }
    const { unmount } = render(<Page projects={none} source={source} />)
    await waitFor(async () => expect((await field()).value).toBe('Harbour'))
    await generate()
    await waitFor(() => expect(submitGeneration).toHaveBeenCalledOnce())
    expect(submitGeneration.mock.lastCall?.[0]).toMatchObject({ project: 'Harbour', takeOf: 'of-harbour' })
    await user.selectOptions(await field(), 'None')
    expect((await field()).value).toBe('')
    await generate()
    await waitFor(() => expect(submitGeneration).toHaveBeenCalledTimes(2))
    expect(submitGeneration.mock.lastCall?.[0]).toMatchObject({ project: null, takeOf: 'of-harbour' })
    unmount()
    render(<Page projects={none} />)
    await waitFor(async () => expect((await field()).value).toBe('Harbour'))
    await user.click(screen.getByRole('button', { name: 'New draft' }))
    expect((await field()).value).toBe('')
  })

  it('is not asked for while there is none', async () => {
    render(<Page />)
    await settled()
    expect(screen.queryByRole('combobox', { name: 'Project of new clips' })).toBeNull()
  })
})

describe('variations', () => {
  it('are submitted by one press under one key, with a card each and their price together', async () => {
    const made = ['one', 'two', 'three'].map((id) => madeUpGeneration(id))
    submitVariations.mockResolvedValue({ ok: true, value: made })
    show()
    await write('a fox')
    await settled()
    await several(3)
    const button = screen.getByRole('button', { name: 'Generate 3' })
    await waitFor(() => expect(button.textContent).toContain('about $1.50'))
    await user.click(button)
    await waitFor(() => expect(cards.replace).toHaveBeenCalledTimes(3))
    expect(submitGeneration).not.toHaveBeenCalled()
    const standIns = cards.put.mock.calls.map(([view]) => view.id)
    expect(new Set(standIns).size).toBe(3)
    expect(submitVariations.mock.calls).toMatchObject([
      [{ clickKey: standIns[0], count: 3, recipe: { prompt: 'a fox' } }],
    ])
    expect(cards.replace.mock.calls).toEqual(standIns.map((id, i) => [id, made[i]]))
  })

  it('take all of their cards back when they are refused', async () => {
    submitVariations.mockResolvedValue({ ok: false, problem: 'limit_day' })
    show()
    await write('a fox')
    await settled()
    await several(2)
    await user.click(screen.getByRole('button', { name: 'Generate 2' }))
    expect((await screen.findByRole('alert')).textContent).toContain('beyond today’s spending limit')
    expect(cards.remove.mock.calls.map(([id]) => id)).toEqual(cards.put.mock.calls.map(([view]) => view.id))
  })
})

describe('another take', () => {
  it('is what an edited generation becomes, until it is made a shot of its own', async () => {
    render(<Page source={madeUpGeneration('source', {}, { prompt: 'A fox' })} />)
    const line = await screen.findByText(/^Another take of/)
    expect(within(line).getByRole('link', { name: 'A fox' }).getAttribute('href')).toBe('/wall/source#takes')
    await user.click(await settled())
    await waitFor(() => expect(submitGeneration.mock.calls[0]?.[0].takeOf).toBe('source'))
    await user.click(screen.getByRole('button', { name: 'Make it a shot of its own' }))
    expect(screen.queryByText(/^Another take of/)).toBeNull()
    await user.click(await settled())
    await waitFor(() => expect(submitGeneration).toHaveBeenCalledTimes(2))
    expect(submitGeneration.mock.calls[1]?.[0]).not.toHaveProperty('takeOf')
  })
})
