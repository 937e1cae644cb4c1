import type { Metadata } from 'next'
import { cookies, headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { ClosedWords } from '#components/screening/closed-words'
import { PasswordForm } from '#components/screening/password-form'
import { RoomHeading } from '#components/screening/room-heading'
import { ScreeningRoom } from '#components/screening/screening-room'
import type { RoomWords } from '#lib/client/share/room-words'
import { services } from '#lib/server/services'
import { findShare } from '#lib/server/share/find-share'
import { SHARE_PASS_COOKIE } from '#lib/server/share/share-password'
import { countOpening, sharedPage } from '#lib/server/share/shared-page'

type Props = {
  params: Promise<{ token: string }>
  searchParams: Promise<{ password?: string | string[]; at?: string | string[] }>
}

/** What a link is worth now; `away` while that cannot be found out. */
const found = cache(async (token: string) => {
  const { db, log } = services()
  const pass = (await cookies()).get(SHARE_PASS_COOKIE)?.value
  return findShare(db, token, pass).catch((error: unknown) => {
    log.error({ error }, 'a link could not be looked up')
    return { kind: 'away' } as const
  })
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('screening')
  const link = await found((await params).token)
  const title = link.kind === 'open' && link.share.title !== '' ? link.share.title : t('untitled')
  return { title: { absolute: title }, robots: { index: false, follow: false }, referrer: 'strict-origin' }
}

/**
 * The page of a link for people without an account. It asks nobody who they are: whoever knows the token, and the password where there is one, sees
 * what the link shows, and nothing else of the team's.
 */
export default async function SharedPage({ params, searchParams }: Props) {
  const { token } = await params
  const link = await found(token)
  if (link.kind === 'gone') notFound()
  if (link.kind === 'expired' || link.kind === 'away') return <ClosedWords what={link.kind} />
  const path = `/s/${token}`
  if (link.kind === 'locked') {
    const { password } = await searchParams
    return (
      <PasswordForm
        action={`${path}/password`}
        refused={password === 'wait' || password === 'wrong' ? password : null}
      />
    )
  }
  const { db } = services()
  const { at } = await searchParams
  const [page, t, locale, messages] = await Promise.all([
    sharedPage(db, link.share, path),
    getTranslations('screening'),
    getLocale(),
    getMessages(),
    (await isOpening()) && countOpening(db, link.share.id),
  ])
  const { screening, player, generation } = messages
  const { review, actionProblem, imageProblem, recipeProblem } = messages
  const speech = page.allowsComments && { review, actionProblem, imageProblem, recipeProblem }
  return (
    <main id="content" className="mx-auto flex w-full max-w-6xl flex-col gap-6 px-4 pt-5 pb-16 sm:px-6 sm:pt-8">
      <RoomHeading page={page} />
      {page.count === 0 && <p className="py-16 text-center text-muted">{t('empty')}</p>}
      <ScreeningRoom
        page={page}
        path={path}
        told={[at].flat()[0] ?? null}
        words={roomWords(t)}
        language={{ locale, messages: { screening, player, generation, ...speech } }}
      />
    </main>
  )
}

/** Names stand for the numbers, which the page puts in. */
function roomWords(t: Awaited<ReturnType<typeof getTranslations<'screening'>>>): RoomWords {
  const number = '{number}'
  const count = '{count}'
  return {
    clip: t('clip', { number, count }),
    play: t('play'),
    controls: t('controls'),
    place: t('place', { number, count }),
    previous: t('previous'),
    next: t('next'),
    download: t('download'),
    fileName: t('fileName', { number }),
    all: t('all'),
    choose: t('choose', { number }),
    more: t('more'),
    moreFailed: t('moreFailed'),
  }
}

/** Whether somebody goes to the page, as far as the browser says: what only looks ahead, or reads it anew, opens nothing. */
async function isOpening(): Promise<boolean> {
  const head = await headers()
  const dest = head.get('sec-fetch-dest')
  return (dest === null || dest === 'document') && !head.get('sec-purpose')?.startsWith('prefetch')
}
