import ArrowUp from 'lucide-react/icons/arrow-up'
import { useTranslations } from 'next-intl'

/** Says that cards came while the viewer was further down, and takes them there. The wall itself does not move before. */
export function NewPill({ count, onShow }: { count: number; onShow: () => void }) {
  const t = useTranslations('wall')
  return (
    <button
      type="button"
      onClick={onShow}
      className="pointer-events-auto flex h-10 items-center gap-2 rounded-full bg-accent px-4 text-sm font-medium text-accent-ink shadow-raised hover:bg-accent-strong pointer-coarse:h-11"
    >
      <ArrowUp aria-hidden className="size-4" />
      {t('new', { count })}
    </button>
  )
}
