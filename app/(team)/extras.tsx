import { Screening } from '#components/generation/screening'
import { DonePlace } from '#components/shell/done-place'

/** What every page has and none waits for. */
export function Extras() {
  return (
    <>
      <DonePlace />
      <Screening />
    </>
  )
}
