import { render, screen } from '@testing-library/react'
import { useState } from 'react'
import { beforeEach, expect, it } from 'vitest'
import { EARLY_TEXT_SCRIPT } from './early-text-script.ts'

const KEY = `inbetween.early ${location.pathname} prompt`

function Alive() {
  const [text, setText] = useState('')
  return (
    <>
      <textarea data-kept name="prompt" value={text} onChange={({ target }) => setText(target.value)} />
      <output>{text}</output>
    </>
  )
}

new Function(EARLY_TEXT_SCRIPT)()
beforeEach(() => sessionStorage.clear())

it('puts a text back as typed where its field came alive before the whole page was there', () => {
  sessionStorage.setItem(KEY, 'A tram')
  render(<Alive />)
  window.dispatchEvent(new Event('DOMContentLoaded'))
  expect(screen.getByRole('status').textContent).toBe('A tram')
  expect(sessionStorage.length).toBe(0)
  window.dispatchEvent(new Event('pagehide'))
  expect(sessionStorage.length).toBe(0)
})

it('goes before what was typed on the page that it is put back on', () => {
  sessionStorage.setItem(KEY, 'A tram')
  document.body.innerHTML = '<textarea name="prompt"></textarea>'
  const field = screen.getByRole<HTMLTextAreaElement>('textbox')
  field.value = 'at night'
  window.dispatchEvent(new Event('DOMContentLoaded'))
  expect(field.value).toBe('A tram\nat night')
})

it('is not there twice where the browser brings back the very page that was left', () => {
  document.body.innerHTML = '<textarea name="prompt"></textarea>'
  screen.getByRole<HTMLTextAreaElement>('textbox').value = 'A tram'
  window.dispatchEvent(new Event('pagehide'))
  expect(sessionStorage.getItem(KEY)).toBe('A tram')
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
  expect(sessionStorage.length).toBe(0)
})
