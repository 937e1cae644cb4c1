import { useTranslations } from 'next-intl'
import { Lazily } from '#components/ui/lazily'
import { MendNotice } from '#components/ui/mend-notice'
import type { Still } from '#lib/client/board/still'
import type { AspectRatio, Mode } from '#lib/domain/recipe/recipe'
import type { Cropping } from './use-cropping.tsx'

/** Where the crop dialog stands once it is wanted; nothing of it is loaded before. */
export function CropPlace({
  cropping,
  stills,
  ratio,
  mode,
}: {
  cropping: Cropping
  stills: readonly Still[]
  ratio: AspectRatio
  mode: Mode
}) {
  const t = useTranslations('studio.crop')
  const { wish } = cropping
  if (!wish) return null
  const otherRole = ({ first_frame: 'last_frame', last_frame: 'first_frame', reference: null } as const)[wish.role]
  const other = stills.find((still) => still.role === otherRole)
  const partner = other?.state === 'ready' ? other : null
  return (
    <Lazily
      load={() => import('./crop-dialog.tsx')}
      failed={(tryAgain) => (
        <div className="px-5 py-2">
          <MendNotice words={t('notLoaded')} mend={t('tryAgain')} onMend={tryAgain} />
        </div>
      )}
    >
      {({ CropDialog }) => <CropDialog wish={wish} partner={partner} ratio={ratio} mode={mode} cropping={cropping} />}
    </Lazily>
  )
}
