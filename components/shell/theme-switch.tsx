'use client'

import Monitor from 'lucide-react/icons/monitor'
import Moon from 'lucide-react/icons/moon'
import Sun from 'lucide-react/icons/sun'
import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { Menu } from '#components/ui/menu'
import { keepChoice } from '#lib/client/keep-choice'
import { useCommands } from '#lib/client/keys/use-commands'
import { drawnTheme, drawTheme, followTheme } from '#lib/client/theme'
import { THEME_COOKIE, THEMES, type Theme } from '#lib/domain/locales'

const ICONS = { system: Monitor, light: Sun, dark: Moon }

/** Chooses light, dark or what the system has; it applies at once. @param theme what the server drew */
export function ThemeSwitch({ theme: initial }: { theme: Theme }) {
  const t = useTranslations('shell.theme')
  const theme = useSyncExternalStore(followTheme, drawnTheme, () => initial)
  const choose = (next: Theme) => {
    keepChoice(THEME_COOKIE, next)
    drawTheme(next)
  }
  useCommands(() =>
    THEMES.map((name) => ({
      id: `theme-${name}`,
      group: 'look',
      label: t('choose', { theme: t(name) }),
      disabled: name === theme,
      run: () => choose(name),
    })),
  )
  const Icon = ICONS[theme]
  return (
    <Menu
      label={t('label')}
      items={THEMES.map((name) => {
        const ItemIcon = ICONS[name]
        return {
          key: name,
          label: t(name),
          icon: <ItemIcon aria-hidden="true" />,
          checked: name === theme,
          onSelect: () => choose(name),
        }
      })}
    >
      <Icon aria-hidden="true" />
    </Menu>
  )
}
