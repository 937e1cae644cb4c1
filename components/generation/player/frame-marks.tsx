import { useSyncExternalStore } from 'react'
import { cn } from '#components/ui/cn'
import { frameMarks } from '#lib/client/player/frame-marks'

/**
 * Marks over the slider, each leading to its picture. For the pointer alone: what they are about stands in a list of its own, with buttons.
 * @param place where a frame is, as a CSS length from the left
 */
export function FrameMarks({ place, onShow }: { place: (frame: number) => string; onShow: (frame: number) => void }) {
  const marks = useSyncExternalStore(frameMarks.subscribe, frameMarks.get, frameMarks.get)
  return marks.map(({ frame, label, strong }) => (
    <button
      key={frame}
      type="button"
      tabIndex={-1}
      aria-hidden="true"
      title={label}
      onClick={() => onShow(frame)}
      className="absolute -top-1.5 flex size-4 -translate-x-1/2 items-center justify-center"
      style={{ left: place(frame) }}
    >
      <span className={cn('size-2 rotate-45 rounded-[1px]', strong ? 'bg-accent' : 'bg-control')} />
    </button>
  ))
}
