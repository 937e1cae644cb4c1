import { Screening } from '#components/generation/screening'
import { TakeNoticePlace } from '#components/generation/take-notice-place'
import { SharePlace } from '#components/share/share-place'
import { DonePlace } from '#components/shell/done-place'
import { LanguageCommand } from '#components/shell/language-command'
import { OtherTabs } from '#components/shell/other-tabs'
import { PageCommands } from '#components/shell/page-commands'
import { SignedOutPlace } from '#components/shell/signed-out-place'
import type { ShareActions } from '#lib/domain/share/share-schema'

/** What every page has and none waits for. @param share null for people who are not signed in */
export function Extras({ share }: { share: Pick<ShareActions, 'createShare'> | null }) {
  return (
    <>
      <OtherTabs />
      {share && <PageCommands />}
      {share && <LanguageCommand />}
      {share && <DonePlace />}
      {share && <SignedOutPlace />}
      {share && <TakeNoticePlace />}
      <Screening />
      {share && <SharePlace actions={share} />}
    </>
  )
}
