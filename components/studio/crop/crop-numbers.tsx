import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { moved, type Proportion, resized } from '#lib/domain/images/crop-frame'
import type { Rectangle, Size } from '#lib/domain/images/rectangle'

/** The frame in numbers, in pixels of the original: the way to place it without pulling, and to the pixel. */
export function CropNumbers({
  picture,
  frame,
  proportion,
  onChange,
}: {
  picture: Size
  frame: Rectangle
  proportion: Proportion
  onChange: (frame: Rectangle) => void
}) {
  const t = useTranslations('studio.crop')
  const fields = [
    { name: 'width', set: (width: number) => resized(frame, { width }, picture, proportion) },
    { name: 'height', set: (height: number) => resized(frame, { height }, picture, proportion) },
    { name: 'x', set: (x: number) => moved(frame, x - frame.x, 0, picture) },
    { name: 'y', set: (y: number) => moved(frame, 0, y - frame.y, picture) },
  ] as const
  return (
    <div className="grid grid-cols-4 gap-2">
      {fields.map(({ name, set }) => (
        <PixelField
          key={name}
          label={t(`number.${name}`)}
          value={frame[name]}
          onChange={(value) => onChange(set(value))}
        />
      ))}
    </div>
  )
}

/** A number that counts once it is written: half of one would already move the frame. */
function PixelField({ label, value, onChange }: { label: string; value: number; onChange: (value: number) => void }) {
  const [text, setText] = useState<string | null>(null)
  const settle = () => {
    if (text !== null && text !== '' && Number.isFinite(Number(text))) onChange(Number(text))
    setText(null)
  }
  return (
    <label className="flex min-w-0 flex-col gap-1 text-muted text-xs">
      {label}
      <input
        inputMode="numeric"
        autoComplete="off"
        value={text ?? value}
        onChange={(event) => setText(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => event.key === 'Enter' && settle()}
        className="h-10 w-full rounded-md border border-line bg-well px-2 text-ink text-sm tabular-nums hover:border-control pointer-coarse:h-11"
      />
    </label>
  )
}
