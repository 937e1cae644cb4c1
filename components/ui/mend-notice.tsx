import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

/** What went wrong, said at once, and the one press that mends it. */
export function MendNotice({ words, mend, onMend }: { words: string; mend: string; onMend: () => void }) {
  return (
    <Notice tone="danger">
      <span>{words}</span>
      <Button tone="link" size="bare" onClick={onMend}>
        {mend}
      </Button>
    </Notice>
  )
}
