import CopyPlus from 'lucide-react/icons/copy-plus'
import Ellipsis from 'lucide-react/icons/ellipsis'
import Film from 'lucide-react/icons/film'
import ImageUp from 'lucide-react/icons/image-up'
import Pencil from 'lucide-react/icons/pencil'
import Share2 from 'lucide-react/icons/share-2'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Suspense, useState } from 'react'
import { useRights } from '#components/team/use-rights'
import { Menu, type MenuItem } from '#components/ui/menu'
import { onDemand } from '#components/ui/on-demand'
import { playerOf } from '#lib/client/generations/player-of'
import { useCommands } from '#lib/client/keys/use-commands'
import { shareWish } from '#lib/client/share/share-wish'
import type { GenerationView } from '#lib/domain/generation/generation'
import type { useGenerationActions } from './use-generation-actions.ts'

const loadFrameSender = () => import('#lib/client/board/send-frame')

/** Prices come from the server once somebody looks at the menu. */
const TakePrice = onDemand(() => import('./take-price.tsx').then((module) => module.TakePrice))
/** Hardly any request goes without an answer. */
const UnclearTake = onDemand(() => import('./unclear-take.tsx').then((module) => module.UnclearTake))

/**
 * What a generation is good for beside being looked at: its recipe once more, as it is or changed, and once it is a clip its frames, the one
 * that its player shows, or the very last to go on from.
 */
export function CardMenu({
  generation,
  does: { busy, problem, successor, takeAgain, letBe },
  commands,
}: {
  generation: GenerationView
  does: ReturnType<typeof useGenerationActions>
  /** Whether the palette offers another take and a remix too. */
  commands: boolean
}) {
  const t = useTranslations('generation')
  const share = useTranslations('share')
  const router = useRouter()
  const [failed, setFailed] = useState(false)
  const { may } = useRights()
  const creates = may('create')
  const { status } = generation
  const settledBadly = status.state === 'failed' || status.state === 'cancelled'
  const remix = () => router.push(`/?from=${generation.id}`)
  const takeFrame = async (what: 'shown' | 'last') => {
    setFailed(false)
    // At once, so that the picture that was meant stands still until it is taken.
    if (what === 'shown') playerOf(generation.id)?.pause()
    try {
      const { sendFrame } = await loadFrameSender()
      if (!(await sendFrame(generation, what))) router.push('/')
    } catch {
      setFailed(true)
    }
  }
  useCommands(() =>
    commands && creates
      ? [
          { id: 'another-take', group: 'clips', label: t('anotherTake'), run: () => void takeAgain() },
          { id: 'remix', group: 'clips', label: t('remix'), run: remix },
        ]
      : [],
  )
  const items: MenuItem[] = []
  if (creates && !settledBadly)
    items.push(
      {
        key: 'take',
        label: t('anotherTake'),
        icon: <CopyPlus aria-hidden />,
        note: (
          <Suspense>
            <TakePrice recipe={generation.recipe} />
          </Suspense>
        ),
        onSelect: () => void takeAgain(),
      },
      { key: 'remix', label: t('remix'), icon: <Pencil aria-hidden />, onSelect: remix },
    )
  if (creates && status.clip && !status.clip.missing)
    items.push(
      { key: 'shown', label: t('useFrame'), icon: <ImageUp aria-hidden />, onSelect: () => void takeFrame('shown') },
      { key: 'last', label: t('continue'), icon: <Film aria-hidden />, onSelect: () => void takeFrame('last') },
    )
  if (status.clip && may('share'))
    items.push({
      key: 'share',
      label: share('share'),
      icon: <Share2 aria-hidden />,
      onSelect: () => shareWish.set({ ids: [generation.id] }),
    })
  return (
    <>
      {items.length > 0 && (
        <Menu label={t('more')} items={items}>
          <Ellipsis aria-hidden />
        </Menu>
      )}
      {!settledBadly && (
        <span role="status" className="sr-only">
          {successor && t('takeMade', { take: successor.shot.take })}
        </span>
      )}
      {problem === 'first_unclear' && (
        <Suspense>
          <UnclearTake busy={busy} onGo={() => takeAgain(true)} onClose={letBe} />
        </Suspense>
      )}
      {failed && (
        <p role="alert" className="basis-full text-danger text-xs">
          {t('noFrame')}
        </p>
      )}
    </>
  )
}
