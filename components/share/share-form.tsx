import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { useProblemText } from '#components/generation/use-problem-text'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { Switch } from '#components/ui/switch'
import type { ActionProblem } from '#lib/domain/actions'
import { SHARE_DAYS, SHARE_PASSWORD_LENGTH, SHARE_TITLE_MAX, USUAL_SHARE_DAYS } from '#lib/domain/share/share'
import type { CreateShareInput } from '#lib/domain/share/share-schema'
import { ShareField } from './share-field.tsx'

type Wishes = Omit<CreateShareInput, 'subject'>

const FIELD =
  'h-10 w-full rounded-md border border-line bg-well px-3 text-base text-ink transition-colors hover:border-control aria-invalid:border-danger pointer-coarse:h-11'

/** What a link lets its visitors do, and how long. @param onMake answers what was wrong, or null */
export function ShareForm({
  busy,
  onMake,
}: {
  busy: boolean
  onMake: (wishes: Wishes) => Promise<ActionProblem | null>
}) {
  const t = useTranslations('share')
  const problemText = useProblemText()
  const id = useId()
  const [wishes, setWishes] = useState<Wishes>({
    title: '',
    days: USUAL_SHARE_DAYS,
    password: null,
    showsRecipe: false,
    allowsComments: false,
    allowsDownload: false,
  })
  const [problem, setProblem] = useState<ActionProblem | null>(null)
  const wish = (change: Partial<Wishes>) => setWishes({ ...wishes, ...change })
  const right = (name: 'showsRecipe' | 'allowsComments' | 'allowsDownload') => (
    <Switch label={t(name)} checked={wishes[name]} onChange={(on) => wish({ [name]: on })} />
  )
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={async (event) => {
        event.preventDefault()
        if (!busy) setProblem(await onMake(wishes))
      }}
    >
      <p className="text-muted text-sm">{t('about')}</p>
      <ShareField id={`${id}title`} label={t('titleLabel')}>
        <input
          id={`${id}title`}
          type="text"
          maxLength={SHARE_TITLE_MAX}
          value={wishes.title}
          onChange={(event) => wish({ title: event.target.value })}
          className={FIELD}
        />
      </ShareField>
      <div className="grid gap-4 sm:grid-cols-2">
        <ShareField id={`${id}days`} label={t('daysLabel')}>
          <select
            id={`${id}days`}
            value={wishes.days}
            onChange={(event) =>
              wish({ days: SHARE_DAYS.find((days) => String(days) === event.target.value) ?? USUAL_SHARE_DAYS })
            }
            className={FIELD}
          >
            {SHARE_DAYS.map((days) => (
              <option key={days} value={days}>
                {t('days', { count: days })}
              </option>
            ))}
          </select>
        </ShareField>
        <ShareField id={`${id}password`} label={t('passwordLabel', { min: SHARE_PASSWORD_LENGTH.min })}>
          <input
            id={`${id}password`}
            type="text"
            autoComplete="off"
            spellCheck={false}
            maxLength={SHARE_PASSWORD_LENGTH.max}
            value={wishes.password ?? ''}
            aria-invalid={problem === 'share_password_unclear'}
            onChange={(event) => wish({ password: event.target.value === '' ? null : event.target.value })}
            className={FIELD}
          />
        </ShareField>
      </div>
      <div className="flex flex-col">
        {right('showsRecipe')}
        {right('allowsComments')}
        {right('allowsDownload')}
      </div>
      {problem && <Notice tone="danger">{problem === 'not_found' ? t('nothing') : problemText(problem)}</Notice>}
      <Button type="submit" tone="accent" aria-disabled={busy}>
        {t('make')}
      </Button>
    </form>
  )
}
