import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { LocalTime } from '#components/ui/local-time'
import { chargeOf } from '#lib/client/generations/charge-of'
import { byteText } from '#lib/domain/byte-text'
import type { GenerationView } from '#lib/domain/generation/generation'
import { FactList } from './fact-list.tsx'
import { FrameFacts } from './frame-facts.tsx'

/** When things happened to a generation, and what its clip is and keeps. */
export function ClipFacts({ generation }: { generation: GenerationView }) {
  const t = useTranslations('detail')
  const format = useFormatter()
  const { id, by, createdAt, takeOf, status } = generation
  const { state, clip, failure } = status
  const settled = state === 'ready' || state === 'failed' || state === 'cancelled' ? state : null
  return (
    <>
      {clip && (
        <section aria-labelledby="clip-facts">
          <h2 id="clip-facts" className="pb-2 text-sm font-medium text-muted">
            {t('clip')}
          </h2>
          <FactList
            facts={[
              [t('pixels'), `${clip.width} × ${clip.height}`],
              [t('length'), t('lengthValue', { seconds: Math.round(clip.durationMs / 100) / 10 })],
              [t('size'), byteText(clip.bytes, format.number)],
              [t('sound'), t(clip.hasAudio ? 'withSound' : 'silent')],
            ]}
          />
        </section>
      )}
      <FrameFacts generation={generation} />
      {failure && (
        <section aria-labelledby="failure-facts">
          <h2 id="failure-facts" className="pb-2 text-sm font-medium text-muted">
            {t('why')}
          </h2>
          <FactList
            facts={[
              [t('cost'), t(`charge.${chargeOf(failure, status)}`)],
              [t('provider'), [failure.providerCode, failure.providerMessage].filter(Boolean).join(': ') || null],
            ]}
          />
        </section>
      )}
      <section aria-labelledby="times">
        <h2 id="times" className="pb-2 text-sm font-medium text-muted">
          {t('times')}
        </h2>
        <FactList
          facts={[
            [t('by'), by],
            [t('submitted'), <LocalTime key="submitted" at={createdAt} />],
            [t('accepted'), status.acceptedAt === null ? null : <LocalTime key="accepted" at={status.acceptedAt} />],
            [
              t(`settled.${settled ?? 'ready'}`),
              settled === null ? null : <LocalTime key="settled" at={status.stateSince} />,
            ],
            [
              t('id'),
              <code key="id" className="font-mono text-xs">
                {id}
              </code>,
            ],
          ]}
        />
        {takeOf !== null && (
          <Link
            href={`/wall/${takeOf}`}
            className="mt-2 inline-flex min-h-10 items-center text-sm text-accent-text underline underline-offset-4"
          >
            {t('takeOf')}
          </Link>
        )}
      </section>
    </>
  )
}
