import { useInfiniteQuery } from '@tanstack/react-query'
import ArrowUpToLine from 'lucide-react/icons/arrow-up-to-line'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useRef } from 'react'
import { Button } from '#components/ui/button'
import { MendNotice } from '#components/ui/mend-notice'
import { Menu } from '#components/ui/menu'
import { recentImagesQuery } from '#lib/client/board/recent-images'
import { withBoardDrag } from '#lib/client/board/with-board-drag'
import type { LibraryImage } from '#lib/domain/generation/generation'
import { ROLES } from '#lib/domain/recipe/recipe'
import type { Board } from './use-board.ts'

/** The images that were last uploaded or submitted, to be dragged onto the board or put there by a menu. */
export function RecentImages({ board }: { board: Board }) {
  const t = useTranslations('studio.board')
  const { data, isError, isFetching, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery(recentImagesQuery())
  const images = data?.pages.flatMap((page) => page.images) ?? []
  return (
    <section aria-label={t('recentList')} className="flex min-h-28 flex-col gap-2">
      {data && images.length === 0 && <p className="text-muted text-sm">{t('recentEmpty')}</p>}
      <ul className="flex gap-2 overflow-x-auto">
        {images.map((image) => (
          <li key={image.sha256} className="shrink-0">
            <RecentImage image={image} board={board} />
          </li>
        ))}
        {hasNextPage && (
          <li className="shrink-0 self-center">
            <Button tone="ghost" size="sm" disabled={isFetching} onClick={() => fetchNextPage()}>
              {t('recentMore')}
            </Button>
          </li>
        )}
      </ul>
      {isError && (
        <MendNotice words={t('recentFailed')} mend={t('retry')} onMend={() => (data ? fetchNextPage() : refetch())} />
      )}
    </section>
  )
}

function RecentImage({ image, board }: { image: LibraryImage; board: Board }) {
  const t = useTranslations('studio.board')
  const tile = useRef<HTMLDivElement>(null)
  // The library does not know what a file was called.
  const source = { kind: 'image', name: image.sha256.slice(0, 8), image } as const
  const pick = useEffectEvent(() => source)
  useEffect(() => {
    const element = tile.current
    if (element) return withBoardDrag((drag) => drag.makeDraggable(element, () => pick()))
  }, [])
  const items = ROLES.filter((role) => board.mayLand(source, { kind: 'role', role })).map((role) => ({
    key: role,
    label: t(role),
    onSelect: () => board.receive(source, role),
  }))
  const { width, height } = image
  return (
    <div ref={tile} className="group relative h-24 w-28 cursor-grab overflow-hidden rounded-md bg-well">
      <img
        src={image.url}
        alt={t('recentAlt', { width, height })}
        draggable={false}
        loading="lazy"
        decoding="async"
        className="size-full object-cover"
      />
      <div className="absolute inset-x-0 bottom-0 flex justify-center bg-scrim">
        <Menu label={t('putInto')} items={items} tone="scrim">
          <ArrowUpToLine aria-hidden="true" />
        </Menu>
      </div>
    </div>
  )
}
