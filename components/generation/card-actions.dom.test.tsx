import { fireEvent, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { madeTake } from '#lib/client/generations/made-take'
import { madeUpGeneration } from '#lib/client/testing/made-up-generation'
import type { GenerationActions } from '#lib/domain/actions'
import { STATES } from '#lib/domain/generation/states'
import { prepareCards, showCards } from './testing/show-cards.tsx'

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: vi.fn() }) }))
prepareCards()

describe('actions', () => {
  it('shows a cancelled card as soon as the server says so', async () => {
    const { status } = madeUpGeneration('a', { state: 'cancelled' })
    const { actions, cached } = await showCards(madeUpGeneration('a'), {
      cancelGeneration: async () => ({ ok: true, value: status }),
    })
    await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }))
    expect(actions.cancelGeneration).toHaveBeenCalledWith('a')
    expect(cached()[0]?.status.state).toBe('cancelled')
  })

  it('says that it is too late to cancel', async () => {
    await showCards(madeUpGeneration('a'), { cancelGeneration: async () => ({ ok: false, problem: 'too_late' }) })
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    expect((await screen.findByRole('alert')).textContent).toBe('Too late: it has moved on meanwhile.')
  })

  it('puts the retry on the wall, and asks under the same key until it was answered', async () => {
    const anotherTake = vi
      .fn<GenerationActions['anotherTake']>()
      .mockRejectedValueOnce(new TypeError('network'))
      .mockResolvedValue({ ok: true, value: madeUpGeneration('b') })
    const { cached } = await showCards(madeUpGeneration('a', { state: 'failed' }), { anotherTake })
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }))
    expect((await screen.findByRole('alert')).textContent).toBe(
      'The server cannot do this now. Nothing is lost: try again in a moment.',
    )
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }))
    expect(await screen.findByRole('link', { name: 'Submitted again' })).toBeTruthy()
    expect(document.activeElement).toBe(screen.getByRole('link', { name: 'Edit' }))
    expect(cached().map((card) => card.id)).toEqual(['b', 'a'])
    expect(madeTake.get()).toBeNull()
    const keys = anotherTake.mock.calls.map(([input]) => input.clickKey)
    expect(keys).toEqual([keys[0], keys[0]])
    expect(anotherTake.mock.lastCall?.[0]).not.toHaveProperty('play')
  })

  it('says of the retry what it costs, as the button that generates does', async () => {
    await showCards(madeUpGeneration('a', { state: 'failed' }))
    const retry = screen.getByRole('button', { name: 'Retry' })
    expect(await screen.findByText('Retry: about $0.50')).toHaveProperty('id', retry.getAttribute('aria-describedby'))
  })

  it('says with the retry that it was shown as free, where it was', async () => {
    const answers = { anotherTake: async () => ({ ok: false, problem: 'play_ended' }) as const }
    const { actions } = await showCards(madeUpGeneration('a', { state: 'failed' }), answers, 'en', [], true)
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }))
    expect(actions.anotherTake).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: 'a', play: true }))
  })
})

describe('another take', () => {
  // happy-dom has no popovers: what a browser tells of one is told here.
  beforeAll(() => {
    HTMLElement.prototype.hidePopover = () => {}
  })
  afterEach(() => madeTake.set(null))
  const open = async () => {
    await screen.findByRole('button', { name: 'More' })
    fireEvent(
      screen.getByRole('menu', { name: 'More' }),
      Object.assign(new Event('beforetoggle'), { newState: 'open' }),
    )
  }
  const ask = async () => {
    await open()
    await userEvent.click(screen.getByRole('menuitem', { name: 'Another take' }))
  }

  it.each(STATES.filter((state) => state !== 'failed' && state !== 'cancelled'))(
    'is offered of a %s one, and stands on the wall at once',
    async (state) => {
      const next = { ...madeUpGeneration('b'), shot: { id: 'a', take: 2, takes: 2 } }
      const { cached, actions } = await showCards(madeUpGeneration('a', { state }), {
        anotherTake: async () => ({ ok: true, value: next }),
      })
      await ask()
      await screen.findByText('Another take is on its way: take 2.')
      expect(madeTake.get()?.take).toBe(next)
      expect(actions.anotherTake.mock.calls).toMatchObject([[{ id: 'a', knowing: false }]])
      expect(cached().map((card) => [card.id, card.shot.takes])).toEqual([
        ['b', 2],
        ['a', 2],
      ])
    },
  )

  it('says on its item what it costs, as the button that generates does', async () => {
    await showCards(madeUpGeneration('a', { state: 'ready' }))
    await open()
    const item = screen.getByRole('menuitem', { name: 'Another take' })
    await screen.findByText(/\$\d/)
    expect(document.getElementById(item.getAttribute('aria-describedby') ?? '')?.textContent).toBe('about $0.50')
  })

  it('asks first where the first one may be charged too, and makes it only then', async () => {
    const anotherTake = vi
      .fn<GenerationActions['anotherTake']>()
      .mockResolvedValueOnce({ ok: false, problem: 'first_unclear' })
      .mockResolvedValue({ ok: true, value: madeUpGeneration('b') })
    const { cached } = await showCards(madeUpGeneration('a', { state: 'running' }), { anotherTake })
    await ask()
    const dialog = await screen.findByRole('dialog', { name: 'Make another take all the same?' })
    expect(dialog.textContent).toContain('you pay for both clips')
    expect(document.activeElement?.textContent).toBe('Go back')
    expect(cached()).toHaveLength(1)
    await userEvent.click(within(dialog).getByRole('button', { name: 'Make another take' }))
    expect(anotherTake.mock.calls.map(([input]) => input.knowing)).toEqual([false, true])
    expect(cached().map((card) => card.id)).toEqual(['b', 'a'])
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('is told from the others of its shot on the card', async () => {
    await showCards({ ...madeUpGeneration('a', { state: 'ready' }), shot: { id: 'a', take: 1, takes: 3 } })
    const sign = await screen.findByRole('link', { name: 'Take 1 of 3' })
    expect(sign.getAttribute('href')).toBe('/wall/a#takes')
  })
})
