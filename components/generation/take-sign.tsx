import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { GenerationView } from '#lib/domain/generation'

/** Which take of its shot a card is, where there are several; leads to all of them. */
export function TakeSign({ generation: { id, shot } }: { generation: GenerationView }) {
  const t = useTranslations('takes')
  if (shot.takes < 2) return null
  return (
    <Link
      href={`/wall/${id}#takes`}
      prefetch={false}
      className="mr-2 inline-flex min-h-6 items-center text-accent-text underline decoration-1 underline-offset-4 hover:decoration-2"
    >
      {t('sign', shot)}
    </Link>
  )
}
