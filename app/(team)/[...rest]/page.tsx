import { notFound } from 'next/navigation'
import { pageActor } from '#app/access'

/** Any address that no page has: the team's own words for that, within its shell. Strangers get app/not-found.tsx, which brings no code. */
export default async function NoSuchPage() {
  await pageActor('/[...rest]')
  notFound()
}
