import { SPRITE, spritePlace } from '#lib/domain/clip/sprite'

/** One picture of a sprite, as large as the box that it stands in; that one has to be positioned, and to hide what overflows. */
export function SpritePicture({ url, frame, onLoad }: { url: string; frame: number; onLoad?: () => void }) {
  const { column, row } = spritePlace(frame)
  return (
    <img
      src={url}
      alt=""
      onLoad={onLoad}
      className="absolute max-w-none"
      style={{
        width: `${SPRITE.columns * 100}%`,
        height: `${SPRITE.rows * 100}%`,
        left: `${column * -100}%`,
        top: `${row * -100}%`,
      }}
    />
  )
}
