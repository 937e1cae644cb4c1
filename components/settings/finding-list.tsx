import { useFormatter, useTranslations } from 'next-intl'
import type { MediaFinding } from '#lib/domain/app-facts'
import { byteText } from '#lib/domain/byte-text'

/** The findings, each with what is being done about it. `more`: how many are not shown. */
export function FindingList({ findings, more }: { findings: readonly MediaFinding[]; more: number }) {
  const t = useTranslations('settingsPage.media')
  const format = useFormatter()
  if (findings.length === 0) return null
  return (
    <>
      <ul aria-label={t('findings')} className="text-sm">
        {findings.map(({ name, kind, bytes, hope }) => (
          <li key={name} className="flex flex-col gap-0.5 border-line border-t py-2">
            <p>
              <span className={kind === 'missing' ? 'text-danger' : undefined}>{t(`kind.${kind}`)}</span>{' '}
              <code className="break-all font-mono text-xs">{name}</code>
              {bytes !== null && <span className="text-muted"> · {byteText(bytes, format.number)}</span>}
            </p>
            <p className="text-muted">{t(`hope.${hope}`)}</p>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="text-muted text-sm">{t('more', { count: more })}</p>}
    </>
  )
}
