import { useState } from 'react'
import { Button } from './button.tsx'
import { NameField } from './name-field.tsx'

/**
 * A field for a name and a button that saves something under it. The id is minted here, so that a save without an answer can be made again;
 * the next one is another's.
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
  const [id, setId] = useState(newId)
  const [saved, setSaved] = useState('')
  const name = typed.trim()
  const ready = name !== '' && !barred
  const save = async () => {
    if (!ready || !(await onSave({ id, name }))) return
    setSaved(savedWords(name))
    setTyped('')
    setId(newId())
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
