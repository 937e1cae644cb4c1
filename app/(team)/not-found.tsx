import { MissingWords } from '#components/wall/missing-words'

export default function NotFound() {
  return <MissingWords what="page" />
}
