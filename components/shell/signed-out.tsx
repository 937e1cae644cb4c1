import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { Notice } from '#components/ui/notice'
import { knownArrivals } from '#lib/client/board/use-uploads'
import { wakeChangeFeed } from '#lib/client/feed/use-change-feed'
import { isTyped } from '#lib/client/typed'

/**
 * The session has ended. Whoever would lose nothing is led to the sign-in; for all others the page stays and says so, until it is asked
 * again and somebody is signed in.
 */
export function SignedOut() {
  const t = useTranslations('shell')
  const client = useQueryClient()
  const [stays] = useState(wouldLose)
  const place = useSyncExternalStore(followDialogs, onTop)
  useEffect(() => {
    if (!stays) location.reload()
  }, [stays])
  // The sign-in in another window leaves this one in sight.
  useEffect(() => {
    const ask = () => wakeChangeFeed(client)
    window.addEventListener('focus', ask)
    return () => window.removeEventListener('focus', ask)
  }, [client])
  if (!stays) return null
  return createPortal(
    <div className="fixed inset-x-4 top-16 z-50 mx-auto w-fit max-w-xl rounded-md shadow-raised">
      <Notice tone="danger">
        <span>{t.rich('signedOut', { link: signInBeside })}</span>
      </Notice>
    </div>,
    place,
  )
}

/** In a tab of its own: what stands on this page is in nobody else's hands. */
const signInBeside = (words: ReactNode) => (
  <a href="/sign-in" target="_blank" rel="noopener" className="underline underline-offset-4">
    {words}
  </a>
)

/** Whether the page holds what nobody else has: a dialog at work, a link that is shown once, a text, a picture that the library lacks. */
function wouldLose(): boolean {
  if (document.querySelector('dialog[open], input[readonly]')) return true
  return isTyped() || [...knownArrivals.values()].some(({ state }) => state !== 'ready')
}

/** The dialog that is open, outside of which nothing can be reached, or the page. */
const onTop = () => [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body

function followDialogs(tell: () => void): () => void {
  const observer = new MutationObserver(tell)
  observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['open'] })
  return () => observer.disconnect()
}
