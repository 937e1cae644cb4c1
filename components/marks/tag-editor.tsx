import { useQuery } from '@tanstack/react-query'
import X from 'lucide-react/icons/x'
import { useTranslations } from 'next-intl'
import { useId, useRef, useState } from 'react'
import { Button } from '#components/ui/button'
import { IconButton } from '#components/ui/icon-button'
import { focusFirst, neighbourOf } from '#components/ui/lost-focus'
import { marksQuery } from '#lib/client/marks/marks-query'
import { MARK_NAME_MAX, markName } from '#lib/domain/marks/mark-name'

/**
 * Tags as they are, each to be taken away, and a field for one more, which offers those that there are.
 * @param tags on all of them, or on some where several are marked
 */
export function TagEditor({
  tags,
  disabled,
  onAdd,
  onRemove,
}: {
  tags: readonly string[]
  disabled: boolean
  onAdd: (tag: string) => Promise<boolean>
  onRemove: (tag: string) => void
}) {
  const t = useTranslations('marks')
  const id = useId()
  const [text, setText] = useState('')
  const adds = useRef<HTMLButtonElement>(null)
  const { data } = useQuery(marksQuery())
  const offered = (data?.tags ?? []).filter((tag) => !tags.includes(tag))
  async function add() {
    const tag = markName(text)
    if (tag === '') return
    setText('')
    // What was not taken can be mended where it was typed.
    if (!(await onAdd(tag))) setText((now) => now || tag)
  }
  return (
    <div className="flex flex-col gap-2">
      {tags.length > 0 && (
        <ul aria-label={t('tags')} className="flex flex-wrap gap-1.5">
          {tags.map((tag) => (
            <li key={tag} className="flex items-center rounded-md bg-well pl-2.5 text-sm">
              <span className="break-all">{tag}</span>
              <IconButton
                label={t('removeTag', { tag })}
                disabled={disabled}
                onClick={({ currentTarget }) => {
                  const beside = neighbourOf(currentTarget.closest('li'))
                  if (beside) focusFirst(beside)
                  else adds.current?.focus()
                  onRemove(tag)
                }}
              >
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <form
        className="flex gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <label htmlFor={id} className="sr-only">
          {t('newTag')}
        </label>
        <input
          id={id}
          list={`${id}-tags`}
          value={text}
          maxLength={MARK_NAME_MAX}
          placeholder={t('newTag')}
          disabled={disabled}
          onChange={(event) => setText(event.target.value)}
          className="h-10 w-full min-w-0 rounded-md border border-line bg-well px-3 text-base text-ink transition-colors placeholder:text-muted hover:border-control pointer-coarse:h-11"
        />
        <datalist id={`${id}-tags`}>
          {offered.map((tag) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
        <Button ref={adds} type="submit" disabled={disabled} className="shrink-0">
          {t('addTag')}
        </Button>
      </form>
    </div>
  )
}
