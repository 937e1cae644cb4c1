import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { useState } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { marksQuery } from '#lib/client/marks/marks-query'
import type { MarkActions, MarkList } from '#lib/domain/marks/marks-schema'
import en from '#messages/en'
import { ProjectChooser, SEVERAL } from './project-chooser.tsx'

const WINTER = { id: '01890a5d-ac96-774b-bcce-b302099a8057', name: 'Winter film' }
const deleteProject = vi.fn<MarkActions['deleteProject']>()
let lists: MarkList

const actions: MarkActions = {
  markGenerations: vi.fn(),
  deleteGenerations: vi.fn(),
  restoreGenerations: vi.fn(),
  async saveProject(project) {
    lists = { ...lists, projects: [...lists.projects, project] }
    return { ok: true, value: null }
  },
  deleteProject,
}

function Chooser({ first }: { first: string | null }) {
  const [project, choose] = useState(first)
  const onChoose = async (next: string | null) => {
    choose(next)
    return true
  }
  return <ProjectChooser project={project} disabled={false} actions={actions} onChoose={onChoose} />
}

function show(first: string | null) {
  vi.stubGlobal('fetch', async () => Response.json(lists))
  const client = new QueryClient()
  client.setQueryData(marksQuery().queryKey, lists)
  render(
    <QueryClientProvider client={client}>
      <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
        <Chooser first={first} />
      </NextIntlClientProvider>
    </QueryClientProvider>,
  )
}
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))
const chooser = () => screen.findByRole<HTMLSelectElement>('combobox', { name: 'Project' })

beforeEach(() => {
  lists = { tags: [], projects: [WINTER], people: [] }
  deleteProject.mockReset().mockImplementation(async () => {
    lists = { ...lists, projects: [] }
    return { ok: true, value: null }
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('deletes a project only once that was said to mean it, by its name', async () => {
  show(WINTER.id)
  await press('Rename')
  await press('Delete project')
  const question = within(screen.getByRole('dialog', { name: 'Delete “Winter film”?' }))
  expect(question.getByText(/^Its clips stay and only leave the project/)).toBeTruthy()
  expect(deleteProject).not.toHaveBeenCalled()
  await userEvent.click(question.getByRole('button', { name: 'Keep' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(deleteProject).not.toHaveBeenCalled()
  await press('Delete project')
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Delete project' }))
  expect(deleteProject).toHaveBeenCalledWith(WINTER.id)
  expect((await chooser()).value).toBe('')
  expect(document.activeElement).toBe(await chooser())
})

it('says in the question why a project was not deleted', async () => {
  deleteProject.mockResolvedValue({ ok: false, problem: 'unavailable' })
  show(WINTER.id)
  await press('Rename')
  await press('Delete project')
  const question = within(screen.getByRole('dialog'))
  await userEvent.click(question.getByRole('button', { name: 'Delete project' }))
  expect((await question.findByRole('alert')).textContent).not.toBe('')
})

it('leads to the chooser once a new project was saved by key, and once it was not wanted', async () => {
  show(null)
  await press('New project')
  await userEvent.keyboard('Harbour film{Enter}')
  expect((await chooser()).selectedOptions[0]?.textContent).toBe('Harbour film')
  expect(document.activeElement).toBe(await chooser())
  await press('New project')
  await userEvent.keyboard('{Escape}')
  expect(document.activeElement).toBe(await chooser())
})

it('says that clips are in several projects, and takes them out of all of them', async () => {
  show(SEVERAL)
  const select = await chooser()
  expect(select.selectedOptions[0]?.textContent).toBe('Several projects')
  await userEvent.selectOptions(select, 'No project')
  expect(select.selectedOptions[0]?.textContent).toBe('No project')
  expect(screen.queryByRole('option', { name: 'Several projects' })).toBeNull()
})
