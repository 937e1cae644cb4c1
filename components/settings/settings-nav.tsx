import { useTranslations } from 'next-intl'

/** Leads to the sections of a long page, by the titles that they have. */
export function SettingsNav() {
  const t = useTranslations()
  const sections = [
    ['provider', t('settingsPage.provider.title')],
    ['spending', t('settingsPage.spending.title')],
    ['defaults', t('settingsPage.defaults.title')],
    ['browser', t('done.title')],
    ['links', t('share.title')],
    ['webhooks', t('settingsPage.webhooks.title')],
    ['data', t('settingsPage.data.title')],
    ['media', t('settingsPage.media.title')],
    ['frames', t('settingsPage.frames.title')],
    ['processes', t('settingsPage.processes.title')],
  ] as const
  return (
    <nav aria-label={t('settingsPage.sections')}>
      <ul className="flex flex-wrap gap-x-4 gap-y-0.5 text-sm">
        {sections.map(([anchor, title]) => (
          <li key={anchor}>
            <a
              href={`#${anchor}`}
              className="inline-flex items-center rounded-sm py-1 text-muted underline-offset-4 hover:text-ink hover:underline pointer-coarse:min-h-11"
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
