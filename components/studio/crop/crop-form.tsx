import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemText } from '#components/generation/use-problem-text'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { Segmented } from '#components/ui/segmented'
import { Switch } from '#components/ui/switch'
import { useDebounced } from '#lib/client/use-debounced'
import type { LibraryImage } from '#lib/domain/generation/generation'
import { alike, largestFrame } from '#lib/domain/images/crop-frame'
import type { CropSource } from '#lib/domain/images/crop-schema'
import { pixelProblem } from '#lib/domain/images/pixel-problem'
import { proportionOf, sameShape } from '#lib/domain/images/ratio'
import { ASPECT_RATIOS, IMAGE_LIMITS } from '#lib/domain/limits'
import type { AspectRatio, Mode } from '#lib/domain/recipe/recipe'
import type { Partner } from './crop-dialog.tsx'
import { CropNumbers } from './crop-numbers.tsx'
import { CropPreview } from './crop-preview.tsx'
import { CropStage } from './crop-stage.tsx'
import { CropWords } from './crop-words.tsx'
import type { CropProblem, Cropping, CropWish } from './use-cropping.tsx'

type Choice = AspectRatio | 'free'
const RATIOS = Object.keys(ASPECT_RATIOS) as AspectRatio[]

/** What a picture that was cropped before was cropped to; what is to be made of one that was not. */
function firstChoice(crop: CropSource['crop'], ratio: AspectRatio): Choice {
  if (!crop) return ratio
  return RATIOS.find((one) => sameShape(crop, ASPECT_RATIOS[one])) ?? 'free'
}

/** The frame on the picture, its shape and numbers, and the press that crops. */
export function CropForm({
  wish,
  own,
  partner,
  other,
  ratio,
  mode,
  cropping,
  onClose,
}: {
  wish: CropWish
  own: CropSource
  partner: Partner | null
  other: CropSource | null
  ratio: AspectRatio
  mode: Mode
  cropping: Cropping
  onClose: () => void
}) {
  const t = useTranslations('studio.crop')
  const board = useTranslations('studio.board')
  const problemText = useProblemText()
  const { original } = own
  const [choice, setChoice] = useState<Choice>(() => firstChoice(own.crop, ratio))
  const proportion = choice === 'free' ? null : proportionOf(choice)
  const [frame, setFrame] = useState(() => own.crop ?? largestFrame(original, proportion))
  const [both, setBoth] = useState(true)
  const [state, setState] = useState<'idle' | 'busy' | CropProblem>('idle')
  const linked = both && partner !== null && other !== null ? { partner, other } : null
  const otherFrame = linked && alike(frame, original, linked.other.original)
  const said = useDebounced(t('said', frame), 400)
  const mayCrop = !pixelProblem(frame) && !(otherFrame && pixelProblem(otherFrame))

  const crop = async () => {
    if (!mayCrop || state === 'busy') return
    setState('busy')
    const wanted = [{ key: wish.key ?? '', of: original.sha256, crop: frame }]
    if (linked && otherFrame)
      wanted.push({ key: linked.partner.key, of: linked.other.original.sha256, crop: otherFrame })
    const images = new Map<string, LibraryImage>()
    for (const { key, ...input } of wanted) {
      const answer = await cropping.actions.cropImage(input).catch(() => null)
      if (!answer?.ok) return setState(answer?.problem ?? 'no_answer')
      images.set(key, answer.value)
    }
    onClose()
    cropping.finish(images, images.get(''))
  }
  return (
    <>
      {own.crop && (
        <div className="flex flex-wrap items-baseline gap-x-3 text-muted text-sm">
          {t('again', { width: original.width, height: original.height })}
          {!pixelProblem(original) && wish.key !== null && (
            <Button
              tone="link"
              size="bare"
              onClick={() => {
                onClose()
                cropping.finish(new Map([[wish.key ?? '', original]]))
              }}
            >
              {t('whole')}
            </Button>
          )}
        </div>
      )}
      <CropStage picture={original} frame={frame} proportion={proportion} onChange={setFrame} />
      <Segmented
        label={t('ratio')}
        segments={[
          ...RATIOS.map((value) => ({ value: value as Choice, label: value })),
          { value: 'free', label: t('free') },
        ]}
        value={choice}
        onChange={(next) => {
          setChoice(next)
          if (next !== 'free') setFrame(largestFrame(original, proportionOf(next), frame))
        }}
      />
      <CropNumbers picture={original} frame={frame} proportion={proportion} onChange={setFrame} />
      <CropWords picture={original} frame={frame} proportion={proportion} mode={mode} onGrow={setFrame} />
      {partner && other && (
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <Switch label={t('both')} checked={both} onChange={setBoth} />
          {otherFrame && <CropPreview label={board(partner.role)} picture={other.original} frame={otherFrame} />}
        </div>
      )}
      {otherFrame && partner && pixelProblem(otherFrame) && (
        <Notice tone="danger">
          <span>{t('otherTooSmall', { place: board(partner.role), side: IMAGE_LIMITS.minSide })}</span>
          <Button tone="link" size="bare" onClick={() => setBoth(false)}>
            {t('onlyThis')}
          </Button>
        </Notice>
      )}
      {state !== 'idle' && state !== 'busy' && (
        <Notice tone="danger">{state === 'no_answer' ? t('noAnswer') : problemText(state)}</Notice>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
      <div className="flex justify-end gap-2">
        <Button tone="ghost" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button tone="accent" aria-disabled={!mayCrop || state === 'busy'} onClick={crop}>
          {t(state === 'busy' ? 'cropping' : 'crop')}
        </Button>
      </div>
    </>
  )
}
