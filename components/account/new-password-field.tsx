import { useTranslations } from 'next-intl'
import type { Ref } from 'react'
import { PASSWORD_LENGTH } from '#lib/domain/team/sign-in'
import { TextField } from './text-field.tsx'

/** A password that somebody thinks up, with how long it has to be. */
export function NewPasswordField({
  label,
  problem,
  ref,
}: {
  label: string
  problem: string | null
  ref?: Ref<HTMLInputElement>
}) {
  const t = useTranslations('account')
  return (
    <TextField
      ref={ref}
      name="password"
      type="password"
      label={label}
      hint={t('passwordHint', { min: PASSWORD_LENGTH.min })}
      autoComplete="new-password"
      problem={problem}
    />
  )
}
