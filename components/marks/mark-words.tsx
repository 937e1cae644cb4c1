import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { marksQuery } from '#lib/client/marks/marks-query'
import type { Marks } from '#lib/domain/marks/marks'

/** Tags and project of a clip for those who may not change them: nothing where there are none. */
export function MarkWords({ marks: { tags, project } }: { marks: Marks }) {
  const t = useTranslations('marks')
  const { data } = useQuery({ ...marksQuery(), enabled: project !== null })
  const name = data?.projects.find((one) => one.id === project)?.name
  return (
    <>
      {tags.length > 0 && (
        <ul aria-label={t('tags')} className="flex flex-wrap gap-1.5">
          {tags.map((tag) => (
            <li key={tag} className="break-all rounded-md bg-well px-2.5 py-1 text-sm">
              {tag}
            </li>
          ))}
        </ul>
      )}
      {name !== undefined && (
        <p className="break-words text-sm">
          <span className="text-muted">{t('project')}</span> {name}
        </p>
      )}
    </>
  )
}
