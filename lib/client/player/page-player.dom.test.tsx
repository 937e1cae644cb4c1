import { afterEach, expect, it, vi } from 'vitest'
import { createPlayer } from './create-player.ts'
import { pagePlayer, showFrame } from './page-player.ts'

const TABLE = { starts: [0, 1, 2], end: 3 }
/** A player on a page, and the browser's word that a picture is in sight. */
function playerHere() {
  const video = document.createElement('video')
  const player = createPlayer([{ video, seconds: 3 }])
  return {
    player,
    put: () => pagePlayer.set({ player, ask: vi.fn(), screen: () => null }),
    showPicture: () => video.dispatchEvent(new Event('seeked')),
  }
}

afterEach(() => pagePlayer.set(null))

it('asks for the player, and shows the picture once as soon as pictures can be counted', () => {
  const ask = vi.fn()
  pagePlayer.set({ player: null, ask, screen: () => null })
  showFrame(2)
  expect(ask).toHaveBeenCalledOnce()

  const { player, put, showPicture } = playerHere()
  put()
  // One may be in sight before the file has told how many there are.
  showPicture()
  expect(player.get().time).toBe(0)
  player.setFrames(0, TABLE)
  expect(player.get().time).toBe(2.5)
  player.seekFrame(0)
  expect(player.get().time).toBe(0.5)
})

it('halts it when it comes', () => {
  const { player, put } = playerHere()
  put()
  showFrame(1)
  player.play()
  expect(player.get().playing).toBe(false)
})

it('shows the picture that was asked for last, on the player that is there', () => {
  const first = playerHere()
  const second = playerHere()
  first.put()
  showFrame(1)
  showFrame(2)
  second.put()
  second.player.setFrames(0, TABLE)
  first.player.setFrames(0, TABLE)
  expect(second.player.get().time).toBe(2.5)
  expect(first.player.get().time).toBe(0)
})
