import { useTranslations } from 'next-intl'
import { PASSWORD_LENGTH } from '#lib/domain/team/sign-in'
import { TextField } from './text-field.tsx'

/** What an account is made of: a name, what one signs in with, and a password. */
export function NewAccountFields({ problemOf }: { problemOf: (field: string) => string | null }) {
  const t = useTranslations('account')
  return (
    <>
      <TextField
        name="name"
        label={t('name')}
        hint={t('nameHint')}
        autoComplete="name"
        autoCapitalize="words"
        problem={problemOf('name')}
      />
      <TextField
        name="username"
        label={t('username')}
        hint={t('usernameHint')}
        autoComplete="username"
        problem={problemOf('username')}
      />
      <TextField
        name="password"
        type="password"
        label={t('password')}
        hint={t('passwordHint', { min: PASSWORD_LENGTH.min })}
        autoComplete="new-password"
        problem={problemOf('password')}
      />
    </>
  )
}
