import ClipboardCopy from 'lucide-react/icons/clipboard-copy'
import Columns2 from 'lucide-react/icons/columns-2'
import Download from 'lucide-react/icons/download'
import Ellipsis from 'lucide-react/icons/ellipsis'
import ListVideo from 'lucide-react/icons/list-video'
import Share2 from 'lucide-react/icons/share-2'
import Trash2 from 'lucide-react/icons/trash-2'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Menu, type MenuItem } from '#components/ui/menu'
import { copyLinks } from '#lib/client/marks/copy-links'

/**
 * On a phone, what the bar of a selection has no room for.
 * @param compare, cull addresses of the selection, null where it is too large or too small @param onShare, onDelete null where one may not
 */
export function SelectionMore({
  ids,
  compare,
  cull,
  onZip,
  onShare,
  onDelete,
}: {
  ids: readonly string[]
  compare: `/wall/compare?ids=${string}` | null
  cull: `/wall/cull?ids=${string}` | null
  onZip: () => void
  onShare: (() => void) | null
  onDelete: (() => void) | null
}) {
  const t = useTranslations('marks')
  const takes = useTranslations('takes')
  const share = useTranslations('share')
  const generation = useTranslations('generation')
  const router = useRouter()
  const items: (MenuItem | false)[] = [
    compare !== null && {
      key: 'compare',
      label: takes('compare'),
      icon: <Columns2 aria-hidden />,
      onSelect: () => router.push(compare),
    },
    cull !== null && {
      key: 'cull',
      label: takes('cull'),
      icon: <ListVideo aria-hidden />,
      onSelect: () => router.push(cull),
    },
    { key: 'zip', label: t('zip'), icon: <Download aria-hidden />, onSelect: onZip },
    { key: 'links', label: t('copyLinks'), icon: <ClipboardCopy aria-hidden />, onSelect: () => void copyLinks(ids) },
    onShare !== null && { key: 'share', label: share('share'), icon: <Share2 aria-hidden />, onSelect: onShare },
    onDelete !== null && { key: 'delete', label: t('delete'), icon: <Trash2 aria-hidden />, onSelect: onDelete },
  ]
  return (
    <Menu label={generation('more')} items={items.filter((item) => item !== false)}>
      <Ellipsis aria-hidden />
    </Menu>
  )
}
