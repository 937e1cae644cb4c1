import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { Select } from '#components/ui/select'
import { keepChoice } from '#lib/client/keep-choice'
import { PROJECT_COOKIE } from '#lib/domain/marks/marks'
import type { Named } from '#lib/domain/marks/marks-schema'

/** Stands for no project where an id would stand. */
const NONE = ''

/** Which project new clips are put into; the browser keeps it. @param project null for none */
export function ProjectField({
  projects,
  project,
  onChoose,
}: {
  projects: readonly Named[]
  project: string | null
  onChoose: (project: string | null) => void
}) {
  const t = useTranslations('studio.settings')
  const id = useId()
  return (
    <div className="flex items-center justify-between gap-4">
      <label htmlFor={id} className="text-sm">
        {t('project')}
      </label>
      <Select
        id={id}
        className="min-w-0 max-w-64"
        value={project ?? NONE}
        options={[[NONE, t('noProject')], ...projects.map(({ id, name }) => [id, name] as const)]}
        onChange={(value) => {
          keepChoice(PROJECT_COOKIE, value)
          onChoose(value === NONE ? null : value)
        }}
      />
    </div>
  )
}
