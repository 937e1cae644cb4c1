import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { TextField } from './text-field.tsx'

/** The one-time code. It comes in the part of the address that browsers keep to themselves, and is taken out of the address again. */
export function CodeField({ problem }: { problem: string | null }) {
  const t = useTranslations('account')
  const [code, setCode] = useState('')
  useEffect(() => {
    if (!location.hash) return
    setCode(decodeURIComponent(location.hash.slice(1)))
    history.replaceState(null, '', location.pathname + location.search)
  }, [])
  return (
    <TextField
      name="code"
      label={t('code')}
      value={code}
      onChange={(event) => setCode(event.target.value)}
      autoComplete="off"
      problem={problem}
    />
  )
}
