import { useTranslations } from 'next-intl'
import { NewPasswordField } from './new-password-field.tsx'
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
      <NewPasswordField label={t('password')} problem={problemOf('password')} />
    </>
  )
}
