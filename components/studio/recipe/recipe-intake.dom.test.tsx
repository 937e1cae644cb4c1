import { act, cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { useForm } from 'react-hook-form'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { EMPTY_FORM, type RecipeForm, type RecipeFormApi } from '#lib/client/recipe/recipe-form'
import type { StudioActions } from '#lib/domain/actions'
import type { Recipe } from '#lib/domain/recipe/recipe'
import { FIRST_FRAME, madeUpRecipeFile } from '#lib/domain/testing/made-up-recipe-file'
import en from '#messages/en'
import zh from '#messages/zh-CN'
import { RecipeDoor } from './recipe-door.tsx'

const JSON_TEXT = JSON.stringify(madeUpRecipeFile())
const findImages = vi.fn<StudioActions['findImages']>()
let form: RecipeFormApi

function Page({ locale, values }: { locale: 'en' | 'zh-CN'; values: Partial<RecipeForm> }) {
  const own = useForm<RecipeForm, unknown, Recipe>({ defaultValues: { ...EMPTY_FORM, ...values } })
  form = own
  return (
    <NextIntlClientProvider locale={locale} messages={locale === 'en' ? en : zh} timeZone="UTC">
      <RecipeDoor form={own} findImages={findImages} />
    </NextIntlClientProvider>
  )
}

function show(values: Partial<RecipeForm> = {}, locale: 'en' | 'zh-CN' = 'en') {
  render(<Page locale={locale} values={values} />)
}

/** Pastes a text; answers whether somebody took it from the field. */
function paste(text: string): boolean {
  const event = new Event('paste', { bubbles: true, cancelable: true })
  Object.assign(event, { clipboardData: { files: [], getData: () => text } })
  act(() => void document.body.dispatchEvent(event))
  return event.defaultPrevented
}

beforeEach(() => {
  const image = { ...FIRST_FRAME, bytes: 9, url: '/media/a.png' }
  findImages.mockReset().mockResolvedValue({ ok: true, value: [image] })
})
afterEach(cleanup)

describe('a pasted recipe', () => {
  it('fills the form, names what is missing, and can be undone', async () => {
    show({ prompt: 'what was there' })
    expect(paste(JSON_TEXT)).toBe(true)
    await screen.findByText('The recipe is in the form.')
    expect(screen.getByText(/^One image is not in this library: Last frame \(800 × 600\)\./)).toBeTruthy()
    expect(form.getValues()).toMatchObject({
      prompt: 'A fox in the snow',
      duration: 10,
      images: [{ role: 'first_frame' }],
    })
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
    expect(form.getValues()).toEqual({ ...EMPTY_FORM, prompt: 'what was there' })
    expect(screen.queryByText('The recipe is in the form.')).toBeNull()
  })

  it.each([
    ['en', 'The recipe is damaged'],
    ['zh-CN', '生成参数已损坏'],
  ] as const)('that is cut is said so (%s), and the form stays', async (locale, words) => {
    show({ prompt: 'what was there' }, locale)
    paste(JSON_TEXT.slice(0, -1))
    expect((await screen.findByRole('alert')).textContent).toContain(words)
    expect(form.getValues('prompt')).toBe('what was there')
  })

  it.each([
    ['rejects', () => Promise.reject(new Error('offline'))],
    ['cannot', async () => ({ ok: false, problem: 'unavailable' }) as const],
  ])('changes nothing when the server %s', async (_label, answer) => {
    findImages.mockImplementation(answer)
    show({ prompt: 'what was there' })
    paste(JSON_TEXT)
    expect((await screen.findByRole('alert')).textContent).toContain('The server did not answer.')
    expect(form.getValues('prompt')).toBe('what was there')
  })

  it('changes nothing for somebody who was signed out, and says so', async () => {
    findImages.mockResolvedValue({ ok: false, problem: 'signed_out' })
    show({ prompt: 'what was there' })
    paste(JSON_TEXT)
    expect((await screen.findByRole('alert')).textContent).toContain('You are signed out')
    expect(form.getValues('prompt')).toBe('what was there')
  })

  it('waits for images that are on their way', async () => {
    show({ images: [{ key: 'k', role: 'reference', name: 'a.png', previewUrl: 'blob:a', state: 'uploading' }] })
    paste(JSON_TEXT)
    expect((await screen.findByRole('alert')).textContent).toContain('Images are still uploading.')
    expect(form.getValues('images')).toHaveLength(1)
  })

  it('is no other text', () => {
    show()
    expect(paste('A fox { in the snow')).toBe(false)
    expect(paste('{"name":"package"}')).toBe(false)
  })
})
