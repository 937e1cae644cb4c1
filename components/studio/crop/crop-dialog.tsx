import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useState } from 'react'
import { Button } from '#components/ui/button'
import { Modal } from '#components/ui/modal'
import { ModalHeading } from '#components/ui/modal-heading'
import { Notice } from '#components/ui/notice'
import type { LibraryImage } from '#lib/domain/generation/generation'
import type { CropSource } from '#lib/domain/images/crop-schema'
import type { AspectRatio, Mode, Role } from '#lib/domain/recipe/recipe'
import { CropForm } from './crop-form.tsx'
import type { Cropping, CropWish } from './use-cropping.tsx'

/** The other frame, which may be cropped alike. */
export type Partner = { key: string; role: Role; image: LibraryImage }

type Sources = { own: CropSource; other: CropSource | null }

/** Crops a picture from its original, however often it was cropped before. */
export function CropDialog({
  wish,
  partner,
  ratio,
  mode,
  cropping,
}: {
  wish: CropWish
  partner: Partner | null
  ratio: AspectRatio
  mode: Mode
  cropping: Cropping
}) {
  const t = useTranslations('studio.crop')
  const board = useTranslations('studio.board')
  const [sources, setSources] = useState<Sources | 'failed' | null>(null)
  const [tries, setTries] = useState(0)
  const find = useEffectEvent(async (): Promise<Sources | 'failed'> => {
    const [own, other] = await Promise.all([
      cropping.actions.cropSource(wish.image.sha256),
      partner && cropping.actions.cropSource(partner.image.sha256),
    ])
    return own.ok ? { own: own.value, other: other?.ok ? other.value : null } : 'failed'
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: every try asks anew.
  useEffect(() => {
    let wanted = true
    find()
      .catch(() => 'failed' as const)
      .then((found) => wanted && setSources(found))
    return () => {
      wanted = false
    }
  }, [tries])
  const title = t('title', { place: board(wish.role) })
  return (
    <Modal
      label={title}
      heading={(id, close) => <ModalHeading id={id} title={title} closeLabel={t('close')} onClose={close} />}
      onClose={cropping.close}
      className="my-auto max-w-2xl"
    >
      {(close) => (
        <div className="flex flex-col gap-4 px-6 pb-5">
          {sources === null && <p className="py-16 text-center text-muted text-sm">{t('loading')}</p>}
          {sources === 'failed' && (
            <Notice tone="danger">
              <span>{t('noOriginal')}</span>
              <Button
                tone="link"
                size="bare"
                onClick={() => {
                  setSources(null)
                  setTries(tries + 1)
                }}
              >
                {t('tryAgain')}
              </Button>
            </Notice>
          )}
          {sources !== null && sources !== 'failed' && (
            <CropForm
              wish={wish}
              own={sources.own}
              partner={partner}
              other={sources.other}
              ratio={ratio}
              mode={mode}
              cropping={cropping}
              onClose={close}
            />
          )}
        </div>
      )}
    </Modal>
  )
}
