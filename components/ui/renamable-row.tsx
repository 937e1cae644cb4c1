import Pencil from 'lucide-react/icons/pencil'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import { focusIsLost } from './lost-focus.tsx'
import { NameField } from './name-field.tsx'

/**
 * A row of a list whose name is changed in its place: the pencil leads to a field, and has the focus again when that is done.
 * @param label what renaming it is called, for the pencil and the field
 * @param isBack whether it was brought back after it was deleted: then it has the focus, which went with Undo
 * @param onRename given the name without spaces around it; answers whether it was taken, and the field stays where it was not
 * @param children the row as it is otherwise, with the pencil where it belongs
 */
export function RenamableRow({
  label,
  name,
  maxLength,
  current = false,
  isBack = false,
  onRename,
  className,
  children,
}: {
  label: string
  name: string
  maxLength: number
  current?: boolean
  isBack?: boolean
  onRename: (name: string) => boolean | Promise<boolean>
  className: string
  children: (pencil: ReactNode) => ReactNode
}) {
  const t = useTranslations('namedList')
  const [typed, setTyped] = useState<string | null>(null)
  const pencil = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isBack && focusIsLost()) pencil.current?.focus()
  }, [isBack])
  const settle = () => {
    flushSync(() => setTyped(null))
    pencil.current?.focus()
  }
  if (typed === null)
    return (
      <li className={className} aria-current={current ? 'true' : undefined}>
        {children(
          <IconButton ref={pencil} label={label} onClick={() => setTyped(name)}>
            <Pencil aria-hidden="true" />
          </IconButton>,
        )}
      </li>
    )
  const rename = async () => {
    const wanted = typed.trim()
    if (wanted === name || (await onRename(wanted))) settle()
  }
  return (
    <li className="flex items-end gap-2 py-2.5">
      <NameField
        label={label}
        value={typed}
        maxLength={maxLength}
        autoFocus
        onChange={setTyped}
        onEnter={rename}
        onEscape={settle}
      />
      <Button className="shrink-0" onClick={rename}>
        {t('ok')}
      </Button>
      <Button tone="ghost" className="shrink-0" onClick={settle}>
        {t('cancel')}
      </Button>
    </li>
  )
}
