import { readSent, type Sent, type StoredSent, sentKey } from './sent.ts'

/** A draft of this tab: what was submitted of it, for as long as it stands in the form, and how the form is told. */
export type SentPlace = { draft: string; here(): { sent: Sent | null } | null; tell(sent: Sent | null): void }

/** Where it is written down what becomes of a draft's recipe, also after another draft has taken its place in the form. */
export type SentBook = { read(): Sent | null; write(sent: Sent | null): void }

export function sentBook(storage: Storage, { draft, here, tell }: SentPlace): SentBook {
  return {
    read() {
      const standing = here()
      return standing ? standing.sent : readSent(storage, draft)
    },
    write(sent) {
      writeSent(storage, draft, sent)
      if (here()) tell(sent)
    },
  }
}

/** A storage that is full forgets it over a reload, and nothing else. */
export function writeSent(storage: Storage, id: string, sent: Sent | null): void {
  storage.removeItem(sentKey(id))
  if (!sent) return
  const { wish, clips, open } = sent
  const stored: StoredSent = [wish, clips, open?.key ?? '', open?.rest ?? '', open?.count ?? 0]
  try {
    storage.setItem(sentKey(id), JSON.stringify(stored))
  } catch {
    // It is taken away already: nothing is kept that is no longer so.
  }
}
