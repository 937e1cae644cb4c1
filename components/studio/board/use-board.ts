import { useLocale, useTranslations } from 'next-intl'
import { startTransition, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Cropping } from '#components/studio/crop/use-cropping'
import { type BoardLetter, boardMail } from '#lib/client/board/board-mail'
import { type BoardSource, type BoardTarget, landing } from '#lib/client/board/landing'
import { isLoop } from '#lib/client/board/loop'
import { firstFree } from '#lib/client/board/spread'
import type { Still } from '#lib/client/board/still'
import type { Newcomer, Stills } from '#lib/client/board/use-stills'
import { withBoardDrag } from '#lib/client/board/with-board-drag'
import type { Role } from '#lib/domain/recipe/recipe'

/** The board as its places see it: the stills, what is in the air, and changes that are said aloud with the focus kept. */
export type Board = Omit<Stills, 'add'> & {
  /** Opens the crop dialog for a still that the library has. */
  crop(key: string): void
  takeOriginal: Cropping['takeOriginal']
  /** What is being dragged over the page; null while nothing is. */
  inAir: BoardSource | null
  /** The last change in words, for the live region; `n` tells the same words said again apart. */
  said: { words: string; n: number }
  say(words: string): void
  mayLand(source: BoardSource, target: BoardTarget): boolean
  /** Puts pictures on the board and says where; without a role, where there is room. */
  add(incoming: readonly Newcomer[], role?: Role, afresh?: boolean): void
  /** Says that nothing is in the air any more. */
  landed(): void
  /** Takes in what was dragged here from elsewhere on the page. */
  receive(source: BoardSource, role: Role): void
  /** Moves a still and says so; the focus goes along. */
  carry(key: string, target: BoardTarget, words: string): void
  /** Whether this still was just carried and is to take the focus; true once. */
  claimFocus(key: string): boolean
}

/** Joins the stills with what happens over the board. */
export function useBoard(stills: Stills, cropping: Pick<Cropping, 'open' | 'takeOriginal'>): Board {
  const t = useTranslations('studio.board')
  const [inAir, setInAir] = useState<BoardSource | null>(null)
  const locale = useLocale()
  const [said, setSaid] = useState({ words: '', n: 0, locale })
  /** The still that was moved, and the board before that: its place may be drawn once more before it leaves it. */
  const carried = useRef<{ key: string; before: readonly Still[] } | null>(null)
  const say = (words: string) => setSaid(({ n }) => ({ words, n: n + 1, locale }))
  const add: Board['add'] = async (incoming, role = firstFree(stills.stills), afresh = false) => {
    const roles = await stills.add(incoming, role, afresh)
    if (roles.length > 0) say(t('placed', { place: [...new Set(roles)].map((one) => t(one)).join(', ') }))
  }
  const receive = async (source: BoardSource, role: Role) => {
    if (source.kind === 'image') return add([source], role)
    if (source.kind !== 'frame') return
    const taken = source.take().catch(() => null)
    stills.coming.expect(taken.then((file) => file !== null))
    const file = await taken
    if (file) add([file], role)
    else stills.notice(role, { problem: 'no_frame' })
  }
  const undo = () => {
    if (!stills.canUndo) return
    stills.undo()
    say(t('undone'))
  }
  const redo = () => {
    if (!stills.canRedo) return
    stills.redo()
    say(t('redone'))
  }
  const onPaste = useEffectEvent((files: readonly File[], role: Role | undefined) => add(files, role))
  const onUndo = useEffectEvent((back: boolean) => (back ? undo() : redo()))
  const onMail = useEffectEvent(({ file, more = [], role, afresh }: BoardLetter) => add([file, ...more], role, afresh))
  useEffect(
    () =>
      withBoardDrag((drag) =>
        drag.watchBoard({
          // Between the frames of the drag itself: all of the board shows it.
          inAir: (source) => startTransition(() => setInAir(source)),
          paste: (files, role) => onPaste(files, role),
          undo: (back) => onUndo(back),
        }),
      ),
    [],
  )
  useEffect(() => boardMail.receive((letter) => onMail(letter)), [])
  return {
    ...stills,
    crop: cropping.open,
    takeOriginal: cropping.takeOriginal,
    add,
    receive,
    undo,
    redo,
    toggleLoop() {
      stills.toggleLoop()
      say(t(isLoop(stills.stills) ? 'unlooped' : 'looped'))
    },
    inAir,
    landed: () => startTransition(() => setInAir(null)),
    // In another language than the page's it is no longer to be read.
    said: said.locale === locale ? said : { ...said, words: '' },
    say,
    mayLand: (source, target) => landing(stills.stills, source, target) !== null,
    carry(key, target, words) {
      carried.current = { key, before: stills.stills }
      stills.move(key, target)
      say(words)
    },
    claimFocus(key) {
      if (carried.current?.key !== key || carried.current.before === stills.stills) return false
      carried.current = null
      return true
    },
  }
}
