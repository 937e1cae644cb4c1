import { useLocale, useTranslations } from 'next-intl'
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef, useState } from 'react'
import { Button } from '#components/ui/button'
import { cn } from '#components/ui/cn'
import { LOCALES, type Locale } from '#lib/domain/locales'
import type { PartName } from '#lib/domain/prompt/part-names'
import { PART_OF_GROUP, PROMPT_WORDS, WORD_GROUPS, type WordGroup } from '#lib/domain/prompt/prompt-words'

/** Index that an arrow key leads to; null for keys that mean nothing here. */
function step(key: string, index: number, count: number): number | null {
  if (key === 'ArrowRight') return (index + 1) % count
  if (key === 'ArrowLeft') return (index - 1 + count) % count
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : null
}

/** Lets the arrow keys lead through the buttons of a row, of which one is in the tab order. */
function useRoving(count: number, onMove?: (index: number) => void) {
  const [at, setAt] = useState(0)
  const current = Math.min(at, count - 1)
  return {
    current,
    setCurrent: setAt,
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      const next = step(event.key, current, count)
      if (next === null) return
      event.preventDefault()
      setAt(next)
      onMove?.(next)
      event.currentTarget.querySelectorAll<HTMLElement>('button')[next]?.focus()
    },
  }
}

/** Words that film makers use, to be put into the prompt: in the language of the screen, or in the other one. */
export function WordChips({
  audio,
  onInsert,
}: {
  audio: boolean
  /** @param quietly whether the focus had better stay away from the text, as under a finger */
  onInsert: (words: string, part: PartName, quietly: boolean) => void
}) {
  const t = useTranslations('words')
  const panel = useRef<HTMLElement>(null)
  useEffect(() => panel.current?.scrollIntoView({ block: 'nearest' }), [])
  const id = useId()
  const locale = useLocale()
  const [language, setLanguage] = useState<Locale>(LOCALES.find((known) => known === locale) ?? LOCALES[0])
  const [group, setGroup] = useState<WordGroup>('camera')
  const [said, setSaid] = useState('')
  const groups = WORD_GROUPS.filter((name) => name !== 'sound' || audio)
  const shown = groups.includes(group) ? group : 'camera'
  const other = LOCALES.find((locale) => locale !== language) ?? LOCALES[0]
  const words = PROMPT_WORDS[shown]
  const tabs = useRoving(groups.length, (index) => setGroup(groups[index] ?? 'camera'))
  const chips = useRoving(words.length)

  const insert = (event: MouseEvent, index: number, text: string) => {
    chips.setCurrent(index)
    const touched = event.nativeEvent instanceof PointerEvent && event.nativeEvent.pointerType === 'touch'
    onInsert(text, PART_OF_GROUP[shown], touched)
    setSaid(t('inserted', { words: text }))
  }
  return (
    <section ref={panel} aria-label={t('title')} className="flex flex-col gap-3 rounded-md border border-line p-3">
      <div
        role="tablist"
        aria-label={t('groups')}
        onKeyDown={tabs.onKeyDown}
        className="flex flex-wrap gap-x-1 border-line border-b"
      >
        {groups.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            aria-selected={name === shown}
            aria-controls={`${id}-panel`}
            tabIndex={name === shown ? 0 : -1}
            onClick={() => {
              setGroup(name)
              tabs.setCurrent(groups.indexOf(name))
              chips.setCurrent(0)
            }}
            className={cn(
              'relative min-h-9 px-2 text-sm transition-colors after:absolute after:inset-x-2 after:bottom-0 after:h-0.5 after:rounded-full pointer-coarse:min-h-11',
              name === shown ? 'font-medium text-ink after:bg-accent' : 'text-muted hover:text-ink',
            )}
          >
            {t(`group.${name}`)}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${shown}`} className="flex flex-col gap-2">
        <div
          role="toolbar"
          aria-label={t(`group.${shown}`)}
          onKeyDown={chips.onKeyDown}
          className="flex flex-wrap gap-1.5"
        >
          {words.map((both, index) => (
            <button
              key={both.en}
              type="button"
              lang={language}
              title={both[other]}
              tabIndex={index === chips.current ? 0 : -1}
              // The caret stays in the text, where the words are to go.
              onMouseDown={(event) => event.preventDefault()}
              onClick={(event) => insert(event, index, both[language])}
              className="min-h-8 rounded-full border border-line bg-surface px-3 text-ink text-sm transition-colors hover:border-control hover:bg-raised pointer-coarse:min-h-11"
            >
              {both[language]}
            </button>
          ))}
        </div>
        <Button tone="link" size="bare" className="self-start" onClick={() => setLanguage(other)}>
          {t(`inLanguage.${other}`)}
        </Button>
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
    </section>
  )
}
