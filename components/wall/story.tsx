import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { LocalTime } from '#components/ui/local-time'
import { MendNotice } from '#components/ui/mend-notice'
import { storyQuery } from '#lib/client/generations/story-query'
import type { GenerationStatus } from '#lib/domain/generation/generation'
import { AttemptFacts } from './attempt-facts.tsx'

/** What a generation went through: every state with its time, and every attempt with what became of it and what it cost. */
export function Story({ status }: { status: GenerationStatus }) {
  const t = useTranslations('story')
  const state = useTranslations('state')
  const { data, isError, refetch } = useQuery(storyQuery(status))
  return (
    <section aria-labelledby="story" className="flex min-h-40 flex-col gap-4">
      <h2 id="story" className="text-sm font-medium text-muted">
        {t('title')}
      </h2>
      {isError && <MendNotice words={t('failed')} mend={t('reload')} onMend={() => refetch()} />}
      {data && (
        <>
          <ol aria-label={t('states')} className="flex flex-col border-line border-l">
            {data.states.map((step, i) => (
              <li
                key={`${step.at} ${step.state}`}
                className="relative flex flex-wrap items-baseline gap-x-3 py-1 pl-4 text-sm"
              >
                <span
                  aria-hidden="true"
                  className={`-left-[0.28rem] absolute top-2.5 size-2 rounded-full ${i === data.states.length - 1 ? 'bg-accent' : 'bg-control'}`}
                />
                <span className="w-24 font-medium">{state(step.state)}</span>
                <span className="text-muted text-xs tabular-nums">
                  <LocalTime at={step.at} />
                </span>
                <span className="basis-full text-muted text-xs">{t(`state.${step.state}`)}</span>
              </li>
            ))}
          </ol>
          <ol aria-label={t('attempts')} className="flex flex-col gap-4">
            {data.attempts.map((attempt) => (
              <li key={attempt.number}>
                <AttemptFacts attempt={attempt} />
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  )
}
