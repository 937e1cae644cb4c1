import { type ComponentProps, useEffect, useEffectEvent, useRef } from 'react'
import { IMAGE_TYPES } from '#lib/domain/limits'

/** A file input that covers its place invisibly: one target for click, touch, keyboard and assistive technology. */
export function FileInput({
  onFiles,
  ...rest
}: Omit<ComponentProps<'input'>, 'type' | 'accept' | 'onChange' | 'ref'> & { onFiles: (files: File[]) => void }) {
  const ref = useRef<HTMLInputElement>(null)
  const take = useEffectEvent(() => {
    const input = ref.current
    if (!input?.files?.length) return
    onFiles([...input.files])
    // The same file may be chosen again after it was removed.
    input.value = ''
  })
  // Files that were chosen before the page came alive.
  useEffect(() => take(), [])
  return (
    <input
      {...rest}
      ref={ref}
      type="file"
      accept={IMAGE_TYPES.join(',')}
      onChange={(event) => {
        const files = [...(event.currentTarget.files ?? [])]
        event.currentTarget.value = ''
        onFiles(files)
      }}
      className="absolute inset-0 z-0 size-full cursor-pointer rounded-[inherit] text-[0px] opacity-0"
    />
  )
}
