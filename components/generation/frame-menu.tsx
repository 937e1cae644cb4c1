import ImageUp from 'lucide-react/icons/image-up'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Menu } from '#components/ui/menu'
import { playerOf } from '#lib/client/player-of'
import type { GenerationView } from '#lib/domain/generation'

/** Takes a picture of the clip to the studio's board: the one that its player shows, or the very last to go on from. */
export function FrameMenu({ generation }: { generation: GenerationView }) {
  const t = useTranslations('generation')
  const router = useRouter()
  const [failed, setFailed] = useState(false)
  const take = async (what: 'shown' | 'last') => {
    setFailed(false)
    // At once, so that the picture that was meant stands still until it is taken.
    if (what === 'shown') playerOf(generation.id)?.pause()
    try {
      const { sendFrame } = await import('#lib/client/send-frame')
      if (!(await sendFrame(generation, what))) router.push('/')
    } catch {
      setFailed(true)
    }
  }
  const item = (key: 'shown' | 'last', label: string) => ({ key, label, onSelect: () => void take(key) })
  return (
    <>
      <Menu label={t('frames')} items={[item('shown', t('useFrame')), item('last', t('continue'))]}>
        <ImageUp aria-hidden="true" />
      </Menu>
      {failed && (
        <p role="alert" className="basis-full text-danger text-xs">
          {t('noFrame')}
        </p>
      )}
    </>
  )
}
