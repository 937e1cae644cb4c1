import { render, screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import {
  generate,
  heldFile,
  holdUpload,
  Page,
  pick,
  png,
  region,
  settled,
  submitGeneration,
  user,
  write,
} from '#components/studio/testing/composer-page'
import { recipeResolver } from '#lib/client/recipe/recipe-form'

describe('pressing Generate while an image is uploading', () => {
  const image = { sha256: 'a'.repeat(64), url: '/m', width: 1, height: 1, bytes: 1 }
  const pressEarly = async () => {
    const upload = holdUpload()
    render(<Page />)
    await write('a cat')
    await pick('First frame', png('cat.png'))
    await region('First frame').findByAltText('First frame: cat.png')
    await generate()
    await user.click(await screen.findByRole('button', { name: 'Uploading…' }))
    expect(screen.getByText(/Submits once uploaded/)).toBeTruthy()
    expect(submitGeneration).not.toHaveBeenCalled()
    return upload
  }

  it('submits once it is there, and once however often it was pressed', async () => {
    const upload = await pressEarly()
    upload.resolve({ ok: true, value: image })
    await settled()
    const images = [{ role: 'first_frame', sha256: image.sha256 }]
    await waitFor(() => expect(submitGeneration.mock.calls).toMatchObject([[{ recipe: { prompt: 'a cat', images } }]]))
  })

  it('submits it with the image that arrives while the press is being checked', async () => {
    const upload = holdUpload()
    const check = Promise.withResolvers<void>()
    render(
      <Page
        resolver={async (...asked) => {
          const checked = await recipeResolver(...asked)
          await check.promise
          return checked
        }}
      />,
    )
    await write('a cat')
    await pick('First frame', png('cat.png'))
    await region('First frame').findByAltText('First frame: cat.png')
    await generate()
    upload.resolve({ ok: true, value: image })
    await waitFor(() => expect(document.querySelector('[aria-busy=true]')).toBeNull())
    check.resolve()
    await waitFor(() => expect(submitGeneration).toHaveBeenCalledOnce())
    expect(submitGeneration.mock.calls[0]?.[0].recipe.images).toEqual([{ role: 'first_frame', sha256: image.sha256 }])
  })

  it('submits nothing that was changed meanwhile, and says so', async () => {
    const upload = await pressEarly()
    await write(', or a dog')
    expect(await screen.findByText(/The recipe was changed while images were uploading/)).toBeTruthy()
    upload.resolve({ ok: true, value: image })
    await waitFor(() => expect(document.querySelector('[aria-busy=true]')).toBeNull())
    expect(submitGeneration).not.toHaveBeenCalled()
  })

  it('says so where the image does not arrive', async () => {
    const upload = await pressEarly()
    upload.resolve({ ok: false, problem: 'no_space' })
    expect(await screen.findByText(/An image did not reach the server/)).toBeTruthy()
    expect(submitGeneration).not.toHaveBeenCalled()
  })
})

describe('pressing Generate while a picture is still looked at', () => {
  const pressEarly = async ({ file }: ReturnType<typeof heldFile>) => {
    render(<Page />)
    await write('a cat')
    await pick('First frame', file)
    await generate()
    expect(await screen.findByText(/Submits once uploaded/)).toBeTruthy()
  }

  it('submits it with that picture', async () => {
    const held = heldFile('cat.png')
    await pressEarly(held)
    await user.click(screen.getByRole('button', { name: 'Uploading…' }))
    held.letGo()
    await waitFor(() => expect(submitGeneration).toHaveBeenCalledOnce())
    expect(submitGeneration.mock.calls[0]?.[0].recipe.images).toMatchObject([{ role: 'first_frame' }])
  })

  it('submits nothing where it cannot be used, and says why', async () => {
    const held = heldFile('cat.png', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'))
    await pressEarly(held)
    held.letGo()
    expect(await screen.findByText(/nothing was submitted/)).toBeTruthy()
    expect(await region('First frame').findByText(/SVG/)).toBeTruthy()
    expect(submitGeneration).not.toHaveBeenCalled()
  })

  it('submits nothing that was changed meanwhile', async () => {
    const held = heldFile('cat.png')
    await pressEarly(held)
    await write(', or a dog')
    held.letGo()
    expect(await screen.findByText(/nothing was submitted/)).toBeTruthy()
    expect(submitGeneration).not.toHaveBeenCalled()
  })
})
