import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { NameField } from './name-field.tsx'

afterEach(cleanup)

it.each([
  ['as most browsers tell it', { isComposing: true }],
  ['as Safari tells it', { keyCode: 229 }],
])('is not entered by the Enter that takes over a word of Chinese, %s', (_, init) => {
  const onEnter = vi.fn()
  render(<NameField label="Name" value="雪" maxLength={40} onChange={() => {}} onEnter={onEnter} />)
  const field = screen.getByRole('textbox', { name: 'Name' })
  fireEvent.keyDown(field, { key: 'Enter', ...init })
  expect(onEnter).not.toHaveBeenCalled()
  fireEvent.keyDown(field, { key: 'Enter' })
  expect(onEnter).toHaveBeenCalledOnce()
})
