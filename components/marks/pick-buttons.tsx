import Check from 'lucide-react/icons/check'
import X from 'lucide-react/icons/x'
import { useTranslations } from 'next-intl'
import { IconButton } from '#components/ui/icon-button'

const PRESSED = 'aria-pressed:bg-well aria-pressed:text-ink aria-pressed:ring-1 aria-pressed:ring-control'

/**
 * Pick and reject; pressing the one that stands takes it away.
 * @param pick null for neither, or for a selection @param keyed whether P and X do the same, whatever has the focus
 * @param worded whether their words stand beside them where there is room
 */
export function PickButtons({
  pick,
  disabled = false,
  keyed = true,
  worded = false,
  onPick,
}: {
  pick: boolean | null
  disabled?: boolean
  keyed?: boolean
  worded?: boolean
  onPick: (pick: boolean | null) => void
}) {
  const t = useTranslations('marks')
  return (
    <>
      <IconButton
        label={t('pick')}
        keys={keyed ? 'P' : undefined}
        word={worded ? t('pick') : undefined}
        aria-pressed={pick === true}
        disabled={disabled}
        className={PRESSED}
        onClick={() => onPick(pick === true ? null : true)}
      >
        <Check aria-hidden />
      </IconButton>
      <IconButton
        label={t('reject')}
        keys={keyed ? 'X' : undefined}
        word={worded ? t('reject') : undefined}
        aria-pressed={pick === false}
        disabled={disabled}
        className={PRESSED}
        onClick={() => onPick(pick === false ? null : false)}
      >
        <X aria-hidden />
      </IconButton>
    </>
  )
}
