import { useTranslations } from 'next-intl'

/** Half the width of a browser's own thumb: its middle never comes nearer to an end. */
const THUMB_PX = 8

/** Where a share of a width lies under the thumb of a slider over that width, in CSS. @param share 0 to 1 */
export const underThumb = (share: number): string => `calc(${THUMB_PX}px + ${share} * (100% - ${2 * THUMB_PX}px))`

/**
 * The line between two pictures that lie over one another, to be dragged or moved by the arrow keys. It lies over the whole picture.
 * @param share how much of the width is the left one's, 0 to 1
 */
export function WipeSlider({
  share,
  names: [left, right],
  onChange,
}: {
  share: number
  names: readonly [string, string]
  onChange: (share: number) => void
}) {
  const t = useTranslations('compare')
  return (
    <>
      <input
        type="range"
        aria-label={t('wipe')}
        aria-valuetext={t('wipeShare', { left, right, share: Math.round(share * 100) })}
        min={0}
        max={100}
        step={1}
        value={share * 100}
        onChange={({ currentTarget: { valueAsNumber } }) => onChange(valueAsNumber / 100)}
        className="peer absolute inset-0 size-full cursor-ew-resize touch-pan-y opacity-0"
      />
      <span
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-0 w-0.5 -translate-x-1/2 bg-on-scrim shadow-raised peer-focus-visible:outline-2 peer-focus-visible:outline-focus"
        style={{ left: underThumb(share) }}
      >
        <span className="absolute top-1/2 left-1/2 flex h-11 w-7 -translate-1/2 items-center justify-center rounded-full bg-on-scrim text-scrim shadow-raised">
          ⇔
        </span>
      </span>
      <span
        aria-hidden="true"
        className="pointer-events-none absolute inset-x-2 top-2 flex justify-between text-on-scrim text-xs"
      >
        <span className="rounded-sm bg-scrim px-2 py-1">{left}</span>
        <span className="rounded-sm bg-scrim px-2 py-1">{right}</span>
      </span>
    </>
  )
}
