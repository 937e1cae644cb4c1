import { useTranslations } from 'next-intl'
import { Select } from '#components/ui/select'
import { ROLES, type TeamRole } from '#lib/domain/team/roles'

/** Which role somebody has, or is to have. */
export function RoleSelect({
  label,
  value,
  disabled,
  onChange,
}: {
  label: string
  value: TeamRole
  disabled?: boolean
  onChange: (role: TeamRole) => void
}) {
  const t = useTranslations('account.role')
  return (
    <Select
      label={label}
      value={value}
      disabled={disabled}
      options={ROLES.map((role) => [role, t(role)])}
      onChange={onChange}
    />
  )
}
