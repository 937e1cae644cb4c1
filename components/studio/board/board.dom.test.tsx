import { render, screen, waitFor } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import {
  add,
  generate,
  holdUpload,
  Page,
  pick,
  png,
  region,
  submitGeneration,
  uploadImage,
  user,
  write,
} from '#components/studio/testing/composer-page'

describe('the board', () => {
  it('names the shape that follows from the slots', async () => {
    render(<Page />)
    expect(screen.getByText('Text to video')).toBeTruthy()
    await add('References', png('cat.png'))
    expect(screen.getByText('References', { selector: 'output' })).toBeTruthy()
    await pick('First frame', png('dawn.png'))
    expect(await screen.findByText('References with frames')).toBeTruthy()
  })

  it('calls a first frame alone so, and a last one alone what it is half of', async () => {
    render(<Page />)
    await add('Last frame', png('night.png'))
    expect(screen.getByText('First and last frame', { selector: 'output' })).toBeTruthy()
    await user.click(await screen.findByRole('button', { name: 'Make it the first frame' }))
    expect(await screen.findByText('First frame to video', { selector: 'output' })).toBeTruthy()
  })

  it('sends images with their roles in order, after swap', async () => {
    render(<Page />)
    await add('First frame', png('dawn.png'))
    await add('Last frame', png('night.png'))
    await add('References', png('cat.png'), png('hat.png'))
    await user.click(screen.getByRole('button', { name: 'Swap frames' }))
    await write('x')
    await generate()
    const sent = submitGeneration.mock.calls[0]?.[0].recipe.images.map(({ role, sha256 }) => [role, Number(sha256)])
    expect(sent).toEqual([
      ['first_frame', 2],
      ['last_frame', 1],
      ['reference', 3],
      ['reference', 4],
    ])
  })

  it('leaves no words to a screen reader in a language that the page is no longer in', async () => {
    const { rerender } = render(<Page />)
    await add('First frame', png('dawn.png'))
    await user.click(screen.getByRole('button', { name: 'Swap frames' }))
    expect(screen.getByText('Frames swapped.')).toBeTruthy()
    rerender(<Page locale="zh-CN" />)
    expect(screen.queryByText('Frames swapped.')).toBeNull()
    await user.click(screen.getByRole('button', { name: '交换首尾帧' }))
    expect(screen.getByText('首尾帧已交换。')).toBeTruthy()
  })

  it('says at a frame that its shape is not the chosen one, and leads to what mends that', async () => {
    const sized = (letter: string, width: number, height: number) =>
      ({
        ok: true,
        value: { sha256: letter.repeat(64), url: `/media/${letter}.png`, width, height, bytes: 9 },
      }) as const
    uploadImage.mockResolvedValueOnce(sized('a', 800, 1000)).mockResolvedValueOnce(sized('b', 1600, 900))
    render(<Page />)
    await add('First frame', png('tall.png'))
    await add('Last frame', png('wide.png'))
    const sign = (slot: string) => region(slot).queryByRole('button', { name: /you chose/ })
    await waitFor(() => expect(sign('First frame')?.textContent).toBe('4:5'))
    expect(sign('First frame')?.getAttribute('aria-label')).toContain('First frame is 4:5, and you chose 16:9')
    expect(sign('Last frame')).toBeNull()
    await user.click(region('First frame').getByRole('button', { name: /you chose/ }))
    expect(document.activeElement?.textContent).toBe('Crop to 16:9')
    await user.click(screen.getByRole('radio', { name: '9:16' }))
    expect(sign('Last frame')?.textContent).toBe('16:9')
  })

  it('says that somebody was signed out, and lets them sign in without losing the file', async () => {
    uploadImage.mockResolvedValueOnce({ ok: false, problem: 'signed_out' })
    render(<Page />)
    await pick('First frame', png('dawn.png'))
    const link = await region('First frame').findByRole('link', { name: 'Sign in again in another tab' })
    expect([link.getAttribute('href'), link.getAttribute('target')]).toEqual(['/sign-in', '_blank'])
    await user.click(region('First frame').getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(region('First frame').queryByRole('link')).toBeNull())
  })

  it('keeps the file of an upload that failed, and sends it again on request', async () => {
    uploadImage.mockRejectedValueOnce(new TypeError('Failed to fetch'))
    render(<Page />)
    await write('x')
    await pick('First frame', png('dawn.png'))
    await user.click(await region('First frame').findByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(region('First frame').queryByRole('button', { name: 'Try again' })).toBeNull())
    const [first, second] = uploadImage.mock.calls.map(([form]) => form.get('file'))
    expect(second).toStrictEqual(first)
  })

  it('does not generate with an image that did not arrive, and says so', async () => {
    uploadImage.mockResolvedValueOnce({ ok: false, problem: 'no_space' })
    render(<Page />)
    await write('x')
    await pick('First frame', png('dawn.png'))
    await region('First frame').findByText(/disk is full/)
    await generate()
    expect(await screen.findByText(/An image did not reach the server/)).toBeTruthy()
    expect(submitGeneration).not.toHaveBeenCalled()
  })

  it('refuses a file by name and keeps the picture that was there', async () => {
    render(<Page />)
    await add('First frame', png('dawn.png'))
    await user.upload(
      region('First frame').getByLabelText('First frame'),
      new File(['%PDF-1.7'], 'script.png', { type: 'image/png' }),
    )
    expect(await screen.findByText(/script.png: PDF files cannot be used/)).toBeTruthy()
    expect(region('First frame').getByAltText('First frame: dawn.png')).toBeTruthy()
  })

  it('puts the old picture back when the new one turns out too small', async () => {
    render(<Page />)
    await add('First frame', png('dawn.png'))
    vi.stubGlobal('createImageBitmap', async () => ({ width: 200, height: 200, close() {} }))
    await pick('First frame', png('stamp.png'))
    expect(await screen.findByText(/stamp.png: The picture is too small/)).toBeTruthy()
    expect(region('First frame').getByAltText('First frame: dawn.png')).toBeTruthy()
  })

  it('leaves out what does not fit, and says how many', async () => {
    render(<Page />)
    await pick('References', ...['a', 'b', 'c', 'd', 'e', 'f'].map((name) => png(`${name}.png`)))
    expect(await screen.findByText('2 files did not fit and were left out: e.png and f.png.')).toBeTruthy()
    await region('References').findByAltText('References: d.png')
    expect(region('References').getAllByRole('img')).toHaveLength(4)
  })

  it('undoes and redoes every change, while an upload goes on', async () => {
    render(<Page />)
    await add('First frame', png('dawn.png'))
    const answer = holdUpload()
    await pick('First frame', png('night.png'))
    await region('First frame').findByAltText('First frame: night.png')
    await user.click(screen.getByRole('button', { name: 'Undo board change' }))
    expect(region('First frame').getByAltText('First frame: dawn.png')).toBeTruthy()
    expect(screen.getByText('Undone.')).toBeTruthy()
    const value = { sha256: 'a'.repeat(64), url: '/m', width: 1, height: 1, bytes: 1 }
    answer.resolve({ ok: true, value })
    await user.click(screen.getByRole('button', { name: 'Swap frames' }))
    await user.click(screen.getByRole('button', { name: 'Undo board change' }))
    await user.click(screen.getByRole('button', { name: 'Undo board change' }))
    expect(region('First frame').queryByRole('img')).toBeNull()
    expect(screen.getByRole('button', { name: 'Undo board change' })).toHaveProperty('disabled', true)
    await user.click(screen.getByRole('button', { name: 'Redo board change' }))
    await user.click(screen.getByRole('button', { name: 'Redo board change' }))
    expect(region('Last frame').getByAltText('Last frame: dawn.png')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Redo board change' })).toHaveProperty('disabled', true)
  })

  it('brings an upload that was undone back as it stands by then, and sends it', async () => {
    const answer = holdUpload()
    render(<Page />)
    await write('x')
    await pick('First frame', png('dawn.png'))
    await region('First frame').findByAltText('First frame: dawn.png')
    await user.click(screen.getByRole('button', { name: 'Undo board change' }))
    await waitFor(() => expect(uploadImage).toHaveBeenCalledOnce())
    answer.resolve({ ok: true, value: { sha256: 'a'.repeat(64), url: '/m', width: 1, height: 1, bytes: 1 } })
    await user.click(screen.getByRole('button', { name: 'Redo board change' }))
    await generate()
    await waitFor(() => expect(submitGeneration).toHaveBeenCalled())
    const sent = submitGeneration.mock.calls[0]?.[0].recipe.images
    expect(sent).toEqual([{ role: 'first_frame', sha256: 'a'.repeat(64) }])
    expect(uploadImage).toHaveBeenCalledOnce()
  })

  it('leaves a file that turned out to be too small out of everything that can be brought back', async () => {
    render(<Page />)
    await add('First frame', png('dawn.png'))
    vi.stubGlobal('createImageBitmap', async () => ({ width: 200, height: 200, close() {} }))
    await pick('First frame', png('stamp.png'))
    await screen.findByText(/stamp.png: The picture is too small/)
    await user.click(screen.getByRole('button', { name: 'Undo board change' }))
    expect(region('First frame').queryByRole('img')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Redo board change' }))
    expect(region('First frame').getByAltText('First frame: dawn.png')).toBeTruthy()
  })

  it('makes a loop with one press, sends the image twice and its file once, and frees the last frame again', async () => {
    const answer = holdUpload()
    render(<Page />)
    await write('x')
    await pick('First frame', png('dawn.png'))
    await region('First frame').findByAltText('First frame: dawn.png')
    await user.click(screen.getByRole('button', { name: 'Loop' }))
    expect(screen.getByRole('button', { name: 'Looping', pressed: true })).toBeTruthy()
    answer.resolve({ ok: true, value: { sha256: 'a'.repeat(64), url: '/m', width: 1, height: 1, bytes: 1 } })
    await generate()
    await waitFor(() => expect(submitGeneration).toHaveBeenCalled())
    const sent = submitGeneration.mock.calls[0]?.[0].recipe.images
    expect(sent).toEqual(['first_frame', 'last_frame'].map((role) => ({ role, sha256: 'a'.repeat(64) })))
    expect(uploadImage).toHaveBeenCalledOnce()
    await user.click(screen.getByRole('button', { name: 'Looping' }))
    expect(region('Last frame').queryByRole('img')).toBeNull()
    expect(screen.getByRole('button', { name: 'Loop', pressed: false })).toBeTruthy()
  })

  it('asks for a first frame when there is only a last one, and mends it', async () => {
    render(<Page />)
    await pick('Last frame', png('night.png'))
    await user.click(await screen.findByRole('button', { name: 'Make it the first frame' }))
    expect(region('First frame').getByAltText('First frame: night.png')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Make it the first frame' })).toBeNull()
    expect(document.activeElement).toBe(region('First frame').getByRole('button', { name: 'Move to…' }))
  })

  it('keeps the focus near and says so when an image is removed', async () => {
    render(<Page />)
    await add('First frame', png('dawn.png'))
    await user.click(region('First frame').getByRole('button', { name: 'Remove' }))
    expect(screen.getByText('dawn.png removed.')).toBeTruthy()
    expect(document.activeElement).toBe(region('First frame').getByLabelText('First frame'))
  })
})
