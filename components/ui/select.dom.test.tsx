import { cleanup } from '@testing-library/react'
import { act } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, it, vi } from 'vitest'
import { Select } from './select.tsx'

afterEach(cleanup)

it('takes what was chosen before the page came alive', async () => {
  const onChange = vi.fn()
  const field = (
    <Select label="Project" value="" options={[['', 'None'] as const, ['a', 'Ad'] as const]} onChange={onChange} />
  )
  document.body.innerHTML = renderToString(field)
  const select = document.querySelector('select') ?? document.createElement('select')
  select.value = 'a'
  await act(async () => void hydrateRoot(document.body, field))
  expect(onChange).toHaveBeenCalledExactlyOnceWith('a')
})
