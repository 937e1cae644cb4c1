import { MissingWords } from '#components/wall/missing-words'

export default function GenerationNotFound() {
  return <MissingWords what="generation" />
}
