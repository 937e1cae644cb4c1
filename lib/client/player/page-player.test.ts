import { afterEach, expect, it, vi } from 'vitest'
import { createStore } from '#lib/client/marks/store'
import type { Player } from './create-player.ts'
import { pagePlayer, showFrame } from './page-player.ts'
import { firstState } from './player-state.ts'

const TABLE = { starts: [0, 1, 2], end: 3 }
/** As much of a player as is asked here; whoever listens is told as the real one tells. */
function fakePlayer() {
  const state = createStore(firstState(1))
  const player = { get: state.get, subscribe: state.subscribe, leader: 0, pause: vi.fn(), showFrame: vi.fn() }
  const set = (change: Partial<ReturnType<typeof state.get>>) => state.set({ ...state.get(), ...change })
  return {
    player,
    set,
    put: () => pagePlayer.set({ player: player as unknown as Player, ask: vi.fn(), screen: () => null }),
  }
}

afterEach(() => pagePlayer.set(null))

it('asks for the player, halts it when it comes, and shows the picture once as soon as pictures can be counted', () => {
  const ask = vi.fn()
  pagePlayer.set({ player: null, ask, screen: () => null })
  showFrame(2)
  expect(ask).toHaveBeenCalledOnce()

  const { player, set, put } = fakePlayer()
  put()
  // The first picture may be in sight before the file has told how many there are.
  set({ playing: true, shown: [0.5] })
  expect(player.pause).toHaveBeenCalled()
  expect(player.showFrame).not.toHaveBeenCalled()
  set({ playing: false, frames: [TABLE] })
  set({ time: 2.5 })
  expect(player.showFrame).toHaveBeenCalledExactlyOnceWith(2)
})

it('shows the picture that was asked for last, on the player that is there', () => {
  const first = fakePlayer()
  const second = fakePlayer()
  first.put()
  showFrame(1)
  showFrame(2)
  second.put()
  second.set({ frames: [TABLE] })
  first.set({ frames: [TABLE] })
  expect(second.player.showFrame).toHaveBeenCalledExactlyOnceWith(2)
  expect(first.player.showFrame).not.toHaveBeenCalled()
})
