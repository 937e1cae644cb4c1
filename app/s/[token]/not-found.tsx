import { ClosedWords } from '#components/screening/closed-words'

/** The same for a link that never was and one that was taken back: it does not tell which links there are. */
export default function NoSuchLink() {
  return <ClosedWords what="gone" />
}
