import { useRef, useState } from 'react'
import { Button } from './button.tsx'
import { NameField } from './name-field.tsx'

/**
 * A field for a name and a button that saves something under it. The id is minted here, one for each name, so that a save without an answer can
 * be made again. What is typed while one is saved stays.
 * @param barred while there is nothing to save @param savedWords says that it was done
 * @param newId makes one @param onSave answers whether it was done
 */
export function SaveUnderName({
  label,
  action,
  maxLength,
  barred = false,
  savedWords,
  newId,
  onSave,
}: {
  label: string
  action: string
  maxLength: number
  barred?: boolean
  savedWords: (name: string) => string
  newId: () => string
  onSave: (named: { id: string; name: string }) => Promise<boolean>
}) {
  const [typed, setTyped] = useState('')
  const [saved, setSaved] = useState('')
  const name = typed.trim()
  const last = useRef<{ id: string; name: string }>(null)
  const ready = name !== '' && !barred
  const save = async () => {
    if (!ready) return
    if (last.current?.name !== name) last.current = { id: newId(), name }
    const named = last.current
    if (!(await onSave(named))) return
    if (last.current === named) last.current = null
    setSaved(savedWords(name))
    setTyped((now) => (now.trim() === name ? '' : now))
  }
  return (
    <>
      <div className="flex items-end gap-2">
        <NameField
          label={label}
          labelled="above"
          maxLength={maxLength}
          value={typed}
          onChange={setTyped}
          onEnter={save}
        />
        <Button className="shrink-0" aria-disabled={!ready} onClick={save}>
          {action}
        </Button>
      </div>
      <p role="status" className="break-words text-muted text-sm empty:hidden">
        {saved}
      </p>
    </>
  )
}
