import { useTranslations } from 'next-intl'
import type { PresetValue } from '#lib/domain/recipe/preset'

/** Says what a preset changes, in a line: "prompt, Pro 1080p, 10 s, 2 images". */
export function usePresetWords(): (value: PresetValue) => string {
  const t = useTranslations('presets')
  const settings = useTranslations('studio.settings')
  return ({ prompt, negativePrompt, mode, duration, aspectRatio, audio, watermark, images }) =>
    [
      prompt !== undefined && t('part.prompt'),
      negativePrompt !== undefined && t(negativePrompt === '' ? 'noNegativePrompt' : 'part.negativePrompt'),
      mode && settings(mode),
      duration !== undefined && settings('seconds', { seconds: duration }),
      aspectRatio,
      audio !== undefined && t(audio ? 'audioOn' : 'audioOff'),
      watermark !== undefined && t(watermark ? 'watermarkOn' : 'watermarkOff'),
      images && t('images', { count: images.length }),
    ]
      .filter((words) => typeof words === 'string')
      .join(t('between'))
}
