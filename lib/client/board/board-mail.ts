import type { Role } from '#lib/domain/recipe/recipe'

/** A picture for the board, from another part of the page or from another page. Without a role it goes where there is room. */
export type BoardLetter = {
  file: File
  /** Go wherever there is room after it. */
  more?: readonly File[]
  role?: Role
  /** Clears the board for it. */
  afresh?: boolean
}

let waiting: BoardLetter | null = null
let receiver: ((letter: BoardLetter) => void) | null = null

/** Between what offers pictures and the board, which do not know each other. What is sent before there is a board waits for it. */
export const boardMail = {
  /** @returns whether a board is there to show it */
  send(letter: BoardLetter): boolean {
    if (receiver) receiver(letter)
    else waiting = letter
    return receiver !== null
  },
  /** @returns ends it */
  receive(take: (letter: BoardLetter) => void): () => void {
    receiver = take
    const letter = waiting
    waiting = null
    // Once everything that came with the board is in place, such as the draft.
    if (letter) queueMicrotask(() => boardMail.send(letter))
    return () => {
      receiver = null
    }
  },
}
