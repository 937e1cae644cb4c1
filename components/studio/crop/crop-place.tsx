import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button'
import { Lazily } from '#components/ui/lazily'
import { Notice } from '#components/ui/notice'
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
          <Notice tone="danger">
            <span>{t('notLoaded')}</span>
            <Button tone="link" size="bare" onClick={tryAgain}>
              {t('tryAgain')}
            </Button>
          </Notice>
        </div>
      )}
    >
      {({ CropDialog }) => <CropDialog wish={wish} partner={partner} ratio={ratio} mode={mode} cropping={cropping} />}
    </Lazily>
  )
}
