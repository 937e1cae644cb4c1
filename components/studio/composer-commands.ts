import type { useTranslations } from 'next-intl'
import type { Command } from '#lib/client/keys/command-registry'
import type { RecipeFormApi } from '#lib/client/recipe/recipe-form'
import { ASPECT_RATIOS, DURATIONS, MODES } from '#lib/domain/limits'
import { type AspectRatio, durationFits, type Mode, ROLES } from '#lib/domain/recipe/recipe'

type Words = ReturnType<typeof useTranslations>

/**
 * Everything that the composer's controls do, for the palette; the frames also by number keys.
 * @param element the composer's form; @param swap lets first and last frame change places; @param crop opens the dialog for a still
 * @param t the words of `studio`; @param c those of `composerCommands`
 */
export function composerCommands(
  form: RecipeFormApi,
  element: HTMLFormElement | null,
  { swap, crop }: { swap: () => void; crop: (key: string) => void },
  t: Words,
  c: Words,
): Command[] {
  /** Where a still of the role would be dropped or pasted; on a taken frame the first thing that can be done with it. */
  const focusPlace = (label: string) => {
    const place = element?.querySelector(`section[aria-label="${CSS.escape(label)}"]`)
    const stop =
      place?.querySelector<HTMLElement>('[data-still] button') ?? place?.querySelector<HTMLElement>('input[type=file]')
    stop?.focus()
    stop?.scrollIntoView({ block: 'nearest' })
  }
  const { mode, duration, aspectRatio, audio, watermark, images } = form.getValues()
  const choice = (id: string, label: string, chosen: boolean, run: () => void, barred = false): Command => ({
    id,
    group: 'settings',
    label,
    disabled: chosen || barred,
    ...(chosen && { hint: c('chosen') }),
    ...(barred && { hint: c('barred') }),
    run,
  })
  return [
    {
      id: 'generate',
      group: 'compose',
      label: t('generate.label'),
      chord: 'Mod+Enter',
      run: () => element?.requestSubmit(),
    },
    { id: 'prompt', group: 'compose', label: c('focusPrompt'), run: () => form.setFocus('prompt') },
    ...ROLES.map((role, index): Command => {
      const place = t(`board.${role}`)
      return {
        id: role,
        group: 'frames',
        label: c('goTo', { place }),
        key: `${index + 1}`,
        run: () => focusPlace(place),
      }
    }),
    {
      id: 'swap',
      group: 'frames',
      label: t('board.swap'),
      disabled: !images.some((still) => still.role !== 'reference'),
      run: swap,
    },
    ...images
      .filter((still) => still.state === 'ready')
      .map((still): Command => {
        const place = t(`board.${still.role}`)
        return {
          id: `crop-${still.key}`,
          group: 'frames',
          label: c('crop', { place, name: still.name }),
          run: () => crop(still.key),
        }
      }),
    ...(Object.keys(MODES) as Mode[]).map((value) =>
      choice(value, c('quality', { value: t(`settings.${value}`) }), value === mode, () =>
        form.setValue('mode', value),
      ),
    ),
    ...DURATIONS.map(({ seconds }) =>
      choice(
        `duration-${seconds}`,
        c('duration', { value: t('settings.seconds', { seconds }) }),
        seconds === duration,
        () => form.setValue('duration', seconds),
        !durationFits(seconds, images.length > 0),
      ),
    ),
    ...(Object.keys(ASPECT_RATIOS) as AspectRatio[]).map((value) =>
      choice(`ratio-${value}`, c('ratio', { value }), value === aspectRatio, () => form.setValue('aspectRatio', value)),
    ),
    {
      id: 'audio',
      group: 'settings',
      label: c(audio ? 'audioOff' : 'audioOn'),
      run: () => form.setValue('audio', !audio),
    },
    {
      id: 'watermark',
      group: 'settings',
      label: c(watermark ? 'watermarkOff' : 'watermarkOn'),
      run: () => form.setValue('watermark', !watermark),
    },
  ]
}
