import FilePlus from 'lucide-react/icons/file-plus-2'
import Files from 'lucide-react/icons/files'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button'
import { IconButton } from '#components/ui/icon-button'
import { Lazily } from '#components/ui/lazily'
import { MendNotice } from '#components/ui/mend-notice'
import type { Drafts } from '#lib/client/drafts/use-draft'
import { useCommands } from '#lib/client/keys/use-commands'

/** Which draft stands in the form, and the way to the others. What lists them is loaded when it is first opened. */
export function DraftsBar({ drafts }: { drafts: Drafts }) {
  const t = useTranslations('drafts')
  const [open, setOpen] = useState(false)
  const show = () => setOpen(true)
  useCommands(async () => {
    const { draftCommands } = await import('./draft-commands.ts')
    return draftCommands(drafts, show, t)
  })
  return (
    <div className="-mx-2 -my-1 flex flex-col gap-2">
      <div className="flex items-center gap-2">
        <Button tone="ghost" size="sm" className="gap-1.5 px-2" aria-haspopup="dialog" onClick={show}>
          <Files aria-hidden="true" className="size-4" />
          {t('title')}
        </Button>
        <span role="status" className="min-w-0 grow truncate text-muted text-sm">
          {drafts.name}
        </span>
        <IconButton
          label={t('new')}
          disabled={drafts.refused}
          className="disabled:text-control"
          onClick={drafts.startNew}
        >
          <FilePlus aria-hidden="true" />
        </IconButton>
      </div>
      {drafts.refused && <MendNotice words={t('refused')} mend={t('makeRoom')} onMend={show} />}
      {open && (
        <Lazily
          load={() => import('./drafts-dialog.tsx')}
          failed={(again) => <MendNotice words={t('notLoaded')} mend={t('tryAgain')} onMend={again} />}
        >
          {({ DraftsDialog }) => <DraftsDialog drafts={drafts} onClose={() => setOpen(false)} />}
        </Lazily>
      )}
    </div>
  )
}
