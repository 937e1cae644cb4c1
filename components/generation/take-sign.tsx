import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { GenerationView } from '#lib/domain/generation/generation'

/** Which take of its shot a card is, in a corner of its picture; leads to all of them. */
export function TakeSign({ generation: { id, shot } }: { generation: GenerationView }) {
  const t = useTranslations('takes')
  return (
    <Link
      href={`/wall/${id}#takes`}
      prefetch={false}
      title={t('sign', shot)}
      className="absolute top-0 right-0 flex justify-end p-1.5 text-on-scrim text-xs tabular-nums pointer-coarse:size-11"
    >
      <span className="sr-only">{t('sign', shot)}</span>
      <span aria-hidden="true" className="h-fit rounded-sm bg-scrim px-1.5 py-0.5">
        {t('place', shot)}
      </span>
    </Link>
  )
}
