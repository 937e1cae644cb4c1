import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { DateField } from './date-field.tsx'

afterEach(cleanup)

it('tells a typed year once it is whole, and shows what was chosen elsewhere', () => {
  const onChange = vi.fn()
  const { rerender } = render(<DateField label="From" value="" onChange={onChange} />)
  const field = screen.getByLabelText<HTMLInputElement>('From')
  for (const value of ['0002-11-29', '0020-11-29', '0202-11-29', '2026-11-29']) {
    fireEvent.change(field, { target: { value } })
    expect(field.value).toBe(value)
  }
  expect(onChange.mock.calls).toEqual([['2026-11-29']])
  rerender(<DateField label="From" value="2026-11-29" onChange={onChange} />)
  rerender(<DateField label="From" value="" onChange={onChange} />)
  expect(field.value).toBe('')
})
