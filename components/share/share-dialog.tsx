import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Dialog } from '#components/ui/dialog'
import type { CreateShareInput, MadeShare, ShareActions } from '#lib/domain/share/share-schema'
import { MadeLink } from './made-link.tsx'
import { ShareForm } from './share-form.tsx'

/** Makes a link for people without an account: first what it lets them do, then its address, which is shown this once. */
export function ShareDialog({
  subject,
  actions,
  onClose,
}: {
  subject: CreateShareInput['subject']
  actions: Pick<ShareActions, 'createShare'>
  onClose: () => void
}) {
  const t = useTranslations('share')
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<{ link: MadeShare; password: boolean } | null>(null)
  const title = 'project' in subject ? t('projectTitle') : t('clipsTitle', { count: subject.ids.length })
  return (
    <Dialog title={title} closeLabel={t('close')} busy={busy} onClose={onClose}>
      {made ? (
        <MadeLink link={made.link} password={made.password} />
      ) : (
        <ShareForm
          busy={busy}
          onMake={async (wishes) => {
            setBusy(true)
            const result = await actions
              .createShare({ subject, ...wishes })
              .catch(() => ({ ok: false, problem: 'unavailable' }) as const)
            setBusy(false)
            if (!result.ok) return result.problem
            setMade({ link: result.value, password: wishes.password !== null })
            return null
          }}
        />
      )}
      {/* Who wants to take one back looks for it where it was made. */}
      <Link
        href="/shares"
        prefetch={false}
        className="mt-4 inline-block text-accent-text text-sm underline underline-offset-4"
      >
        {t('all')}
      </Link>
    </Dialog>
  )
}
