import { useTranslations } from 'next-intl'
import { buttonLook } from '#components/ui/button-look'
import { SHARE_PASSWORD_LENGTH } from '#lib/domain/share/share'
import { QuietPage } from './quiet-page.tsx'

/**
 * Asks for a link's password. A plain form, which works before and without any code.
 * @param action where it is sent @param refused what came of the last one
 */
export function PasswordForm({ action, refused }: { action: string; refused: 'wrong' | 'wait' | null }) {
  const t = useTranslations('screening.password')
  return (
    <QuietPage title={t('title')}>
      <p className="text-balance text-muted">{t('text')}</p>
      <form method="post" action={action} className="flex flex-col gap-3">
        <label htmlFor="password" className="text-muted text-sm">
          {t('label')}
        </label>
        <input
          id="password"
          name="password"
          type="password"
          required
          maxLength={SHARE_PASSWORD_LENGTH.max}
          // biome-ignore lint/a11y/noAutofocus: the one thing on the page
          autoFocus
          autoComplete="off"
          aria-invalid={refused !== null}
          aria-describedby={refused ? 'refused' : undefined}
          className="h-12 w-full rounded-md border border-line bg-well px-3 text-base text-ink transition-colors hover:border-control"
        />
        {refused && (
          <p id="refused" role="alert" className="text-danger text-sm">
            {t(refused)}
          </p>
        )}
        <button type="submit" className={buttonLook({ tone: 'accent', size: 'lg' })}>
          {t('open')}
        </button>
      </form>
    </QuietPage>
  )
}
