import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Dialog } from '#components/ui/dialog'
import { cachedCards } from '#lib/client/generations/generation-pages'
import { markNotice } from '#lib/client/marks/mark-notice'
import type { MarkChange } from '#lib/domain/marks/change-marks'
import { compareTags, tagKey } from '#lib/domain/marks/mark-name'
import type { MarkActions } from '#lib/domain/marks/marks-schema'
import { MarkNoticeWords } from './mark-notice-words.tsx'
import { ProjectChooser, SEVERAL } from './project-chooser.tsx'
import { TagEditor } from './tag-editor.tsx'
import { useMark } from './use-mark.ts'

/** Tags and the project of all that is selected. What is shown of them is what this browser knows, which a change brings up to date. */
export function MarkDialog({
  ids,
  actions,
  onClose,
}: {
  ids: readonly string[]
  actions: MarkActions
  onClose: () => void
}) {
  const t = useTranslations('marks')
  const client = useQueryClient()
  const { mark, restore } = useMark(actions)
  const [before] = useState(markNotice.get)
  const [marks, setMarks] = useState(() => known())
  function known() {
    const wanted = new Set(ids)
    const all = cachedCards(client).flatMap((card) => (wanted.has(card.id) ? card.status.marks : []))
    const tags = new Map(all.flatMap((one) => one.tags).map((tag) => [tagKey(tag), tag]))
    const projects = new Set(all.map((one) => one.project))
    return {
      tags: [...tags.values()].sort(compareTags),
      project: projects.size > 1 ? SEVERAL : ([...projects][0] ?? null),
    }
  }
  async function change(how: MarkChange): Promise<boolean> {
    const taken = await mark(ids, how)
    setMarks(known())
    return taken
  }
  return (
    <Dialog title={t('ofSelected', { count: ids.length })} closeLabel={t('close')} onClose={onClose}>
      <section className="flex flex-col gap-2">
        <h3 className="font-medium text-muted text-sm">{t('tags')}</h3>
        <TagEditor
          tags={marks.tags}
          disabled={false}
          onAdd={(tag) => change({ addTags: [tag] })}
          onRemove={(tag) => change({ removeTags: [tag] })}
        />
      </section>
      <section className="flex flex-col gap-2">
        <h3 className="font-medium text-muted text-sm">{t('project')}</h3>
        <ProjectChooser
          project={marks.project}
          disabled={false}
          actions={actions}
          onChoose={(project) => change({ project })}
        />
      </section>
      <MarkNoticeWords before={before} onUndo={restore} />
    </Dialog>
  )
}
