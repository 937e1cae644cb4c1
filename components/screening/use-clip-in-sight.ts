import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { tellClip } from '#lib/client/review/told-clip'
import type { SharedClip } from '#lib/domain/share/share'

/** So many clips are looked through for the one that the address tells. */
const SOUGHT_MOST = 500

/**
 * Number of the clip in sight, from 0, which the address tells, so that a reload finds it again. The address stays as it was sent until
 * somebody goes on.
 * @param told id of the clip that the address told; null where it told none
 * @param more whether there are further clips, which `loadMore` fetches
 */
export function useClipInSight(
  clips: readonly SharedClip[],
  told: string | null,
  { more, failed, loadMore }: { more: boolean; failed: boolean; loadMore: () => Promise<number> },
): [number, (at: number) => void] {
  const place = clips.findIndex(({ id }) => id === told)
  /** Null while the one that was told is looked for behind those that the page came with; the first is shown meanwhile. */
  const [at, setAt] = useState(told === null ? 0 : place < 0 ? null : place)
  if (at === null && place >= 0) setAt(place)
  const known = clips.length
  const seek = useEffectEvent(() => void loadMore())
  useEffect(() => {
    if (at === null && more && !failed && known < SOUGHT_MOST) seek()
  }, [at, known, more, failed])
  const inSight = at === null ? undefined : clips[at]?.id
  const first = useRef(true)
  useEffect(() => {
    if (first.current) first.current = false
    else if (inSight !== undefined) tellClip(inSight)
  }, [inSight])
  return [at ?? 0, setAt]
}
