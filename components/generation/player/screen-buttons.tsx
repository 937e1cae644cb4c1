import Maximize from 'lucide-react/icons/maximize'
import Minimize from 'lucide-react/icons/minimize'
import PictureInPicture2 from 'lucide-react/icons/picture-in-picture-2'
import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { IconButton } from '#components/ui/icon-button'
import { canFillScreen, fillScreen } from './fill-screen.tsx'
import { capOf } from './player-keys.ts'

const onFullScreen = (changed: () => void) => {
  document.addEventListener('fullscreenchange', changed)
  return () => document.removeEventListener('fullscreenchange', changed)
}

/** The whole screen, and a window of its own, where the browser has them. @param screen what fills the screen @param video of the one clip */
export function ScreenButtons({
  screen,
  video,
}: {
  screen: () => HTMLElement | null
  video?: HTMLVideoElement | null | undefined
}) {
  const t = useTranslations('player')
  const full = useSyncExternalStore(
    onFullScreen,
    () => document.fullscreenElement !== null,
    () => false,
  )
  const pictures = useSyncExternalStore(
    onFullScreen,
    () => document.pictureInPictureEnabled,
    () => false,
  )
  const fills = useSyncExternalStore(
    onFullScreen,
    () => canFillScreen(video),
    () => true,
  )
  return (
    <div className="flex">
      {pictures && video && (
        <IconButton
          label={t('pictureInPicture')}
          // A phone has it elsewhere, and no room here.
          className="pointer-coarse:hidden"
          onClick={() => {
            const done = document.pictureInPictureElement
              ? document.exitPictureInPicture()
              : video.requestPictureInPicture()
            // Refused before the first picture has come.
            done.catch(() => {})
          }}
        >
          <PictureInPicture2 aria-hidden="true" />
        </IconButton>
      )}
      {fills && (
        <IconButton
          label={t(full ? 'leaveFullScreen' : 'fullScreen')}
          keys={capOf('fullScreen')}
          onClick={() => fillScreen(screen(), video)}
        >
          {full ? <Minimize aria-hidden="true" /> : <Maximize aria-hidden="true" />}
        </IconButton>
      )}
    </div>
  )
}
