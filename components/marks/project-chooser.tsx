import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '#components/ui/button'
import { focusIsLost } from '#components/ui/lost-focus'
import { NameField } from '#components/ui/name-field'
import { markNotice } from '#lib/client/marks/mark-notice'
import { marksQuery } from '#lib/client/marks/marks-query'
import { newId } from '#lib/client/new-id'
import { shareWish } from '#lib/client/share/share-wish'
import type { ActionProblem } from '#lib/domain/actions'
import { MARK_NAME_MAX } from '#lib/domain/marks/mark-name'
import type { MarkActions } from '#lib/domain/marks/marks-schema'
import { DeleteProjectButton } from './delete-project-button.tsx'

/** What stands for no project where an id would stand. */
const NONE = ''
/** What stands there for several different ones. */
export const SEVERAL = 'several'

/**
 * The project that generations are in; a new one is made, and one that there is renamed or deleted, in the same place.
 * @param project null for none, {@link SEVERAL} for different ones
 */
export function ProjectChooser({
  project,
  disabled,
  actions,
  onChoose,
}: {
  project: string | null
  disabled: boolean
  actions: MarkActions
  onChoose: (project: string | null) => Promise<boolean>
}) {
  const t = useTranslations('marks')
  const share = useTranslations('share')
  const client = useQueryClient()
  const id = useId()
  const { data } = useQuery(marksQuery())
  const projects = data?.projects ?? []
  const current = projects.find((one) => one.id === project)
  /** The name that is typed, and the project that it is for; a new one has an id already, so that saving twice makes one. */
  const [naming, setNaming] = useState<{ id: string; name: string; isNew: boolean } | null>(null)

  const chooser = useRef<HTMLSelectElement>(null)
  const settle = () => {
    flushSync(() => setNaming(null))
    if (focusIsLost()) chooser.current?.focus()
  }

  async function save() {
    if (!naming) return
    const { isNew, ...input } = naming
    const result = await actions.saveProject(input).catch(() => ({ ok: false, problem: 'unavailable' }) as const)
    if (!result.ok) return markNotice.set({ kind: 'problem', problem: result.problem })
    await client.invalidateQueries({ queryKey: ['marks'] })
    if (!isNew || (await onChoose(naming.id))) settle()
  }
  async function remove(gone: string): Promise<ActionProblem | null> {
    const result = await actions.deleteProject(gone).catch(() => ({ ok: false, problem: 'unavailable' }) as const)
    if (!result.ok) return result.problem
    await onChoose(null)
    await client.invalidateQueries({ queryKey: ['marks'] })
    return null
  }

  if (naming)
    return (
      <div className="flex flex-wrap items-end gap-2">
        <NameField
          label={t('projectName')}
          value={naming.name}
          maxLength={MARK_NAME_MAX}
          autoFocus
          onChange={(name) => setNaming({ ...naming, name })}
          onEnter={save}
          onEscape={settle}
        />
        <Button onClick={save}>{t('saveProject')}</Button>
        {!naming.isNew && (
          <DeleteProjectButton
            name={current?.name ?? naming.name}
            onDelete={() => remove(naming.id)}
            onDeleted={settle}
          />
        )}
        <Button tone="ghost" onClick={settle}>
          {t('cancel')}
        </Button>
      </div>
    )
  return (
    <div className="flex flex-wrap gap-2">
      <label htmlFor={id} className="sr-only">
        {t('project')}
      </label>
      <select
        ref={chooser}
        id={id}
        value={project === SEVERAL ? SEVERAL : (current?.id ?? NONE)}
        disabled={disabled}
        onChange={(event) => void onChoose(event.target.value === NONE ? null : event.target.value)}
        className="h-10 min-w-0 grow rounded-md border border-line bg-surface px-2 text-ink text-sm pointer-coarse:h-11"
      >
        {project === SEVERAL && (
          <option value={SEVERAL} disabled>
            {t('severalProjects')}
          </option>
        )}
        <option value={NONE}>{t('noProject')}</option>
        {projects.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
      <Button disabled={disabled} onClick={() => setNaming({ id: newId(), name: '', isNew: true })}>
        {t('newProject')}
      </Button>
      {current && (
        <Button tone="ghost" disabled={disabled} onClick={() => setNaming({ ...current, isNew: false })}>
          {t('renameProject')}
        </Button>
      )}
      {current && (
        <Button
          tone="ghost"
          disabled={disabled}
          aria-haspopup="dialog"
          onClick={() => shareWish.set({ project: current.id })}
        >
          {share('shareProject')}
        </Button>
      )}
    </div>
  )
}
