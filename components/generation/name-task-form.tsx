import LoaderCircle from 'lucide-react/icons/loader-circle'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '#components/ui/button'
import type { Resolving } from './use-resolution.ts'

/** Takes the id of a task from the provider's dashboard: the way that costs nothing. */
export function NameTaskForm({ busy, onName }: { busy: Resolving | null; onName: (taskId: string) => void }) {
  const t = useTranslations('unconfirmed.name')
  const id = useId()
  const [taskId, setTaskId] = useState('')
  const [wrong, setWrong] = useState(false)

  function submit(event: FormEvent) {
    event.preventDefault()
    const named = taskId.trim()
    const usable = named !== '' && !/\s/.test(named)
    setWrong(!usable)
    if (usable && !busy) onName(named)
  }
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-2 border-line border-t pt-4">
      <h3 className="font-medium text-sm">{t('title')}</h3>
      <p id={`${id}-help`} className="text-muted text-sm">
        {t('help')}
      </p>
      <label htmlFor={id} className="text-sm">
        {t('label')}
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          id={id}
          value={taskId}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={wrong}
          aria-describedby={wrong ? `${id}-help ${id}-wrong` : `${id}-help`}
          onChange={(event) => {
            setTaskId(event.target.value)
            setWrong(false)
          }}
          className="h-10 min-w-0 flex-1 basis-48 rounded-md border border-line bg-well px-3 font-mono text-ink text-sm hover:border-control aria-invalid:border-danger pointer-coarse:h-11"
        />
        <Button type="submit" disabled={busy !== null}>
          {busy === 'name' && <LoaderCircle aria-hidden="true" className="size-4 animate-spin" />}
          {t('use')}
        </Button>
      </div>
      {wrong && (
        <p id={`${id}-wrong`} role="alert" className="text-danger text-sm">
          {t('wrong')}
        </p>
      )}
    </form>
  )
}
