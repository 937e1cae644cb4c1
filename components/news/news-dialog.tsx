import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Dialog } from '#components/ui/dialog'
import { LocalTime } from '#components/ui/local-time'
import type { News, NewsItem } from '#lib/domain/review/news-schema'

/** What others said since the last look, the newest first, each leading to where it was said. */
export function NewsDialog({ news, onClose }: { news: News; onClose: () => void }) {
  const t = useTranslations('review.news')
  const more = news.comments + news.approvals + news.changes - news.items.length
  return (
    <Dialog title={t('title')} closeLabel={t('close')} onClose={onClose}>
      <p className="text-muted text-sm">
        {t('sum', { comments: news.comments, approvals: news.approvals, changes: news.changes })}
      </p>
      <ul className="flex flex-col">
        {news.items.map((item) => (
          <li key={keyOf(item)} className="border-line border-t">
            <Link
              href={hrefOf(item)}
              prefetch={false}
              onClick={onClose}
              className="-mx-2 flex flex-col gap-0.5 rounded-sm px-2 py-2.5 hover:bg-well"
            >
              <span className="flex flex-wrap items-baseline gap-x-2 text-sm">
                <span className="min-w-0 break-words font-medium">{item.by.name}</span>
                <span>
                  {item.kind !== 'comment'
                    ? t(item.kind)
                    : item.frame === null
                      ? t('comment')
                      : t('commentAt', { frame: item.frame + 1 })}
                </span>
                <span className="ml-auto text-muted text-xs">
                  <LocalTime at={item.at} />
                </span>
              </span>
              {item.kind === 'comment' && <span className="line-clamp-3 break-words text-sm">{item.text}</span>}
              <span className="truncate text-muted text-xs">{item.prompt}</span>
            </Link>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="text-muted text-sm">{t('more', { count: more })}</p>}
    </Dialog>
  )
}

const hrefOf = (item: NewsItem) =>
  item.kind === 'comment'
    ? (`/wall/${item.generation}#comment-${item.id}` as const)
    : (`/wall/${item.generation}` as const)
const keyOf = (item: NewsItem) => (item.kind === 'comment' ? item.id : `${item.generation} ${item.by.name} ${item.at}`)
