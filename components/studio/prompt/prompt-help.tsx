import Blocks from 'lucide-react/icons/blocks'
import Bookmark from 'lucide-react/icons/bookmark'
import Clapperboard from 'lucide-react/icons/clapperboard'
import History from 'lucide-react/icons/history'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button'
import { Lazily } from '#components/ui/lazily'
import { MendNotice } from '#components/ui/mend-notice'
import { useCommands } from '#lib/client/keys/use-commands'
import type { RecipeFormApi } from '#lib/client/recipe/recipe-form'
import type { PresetActions } from '#lib/domain/recipe/preset'
import type { RecipeKind } from '#lib/domain/recipe/shape'
import type { PromptTool } from './prompt-panels.tsx'

const ICONS = { builder: Blocks, words: Clapperboard, history: History, presets: Bookmark } as const
const TOOLS = Object.keys(ICONS) as PromptTool[]
const isDialog = (tool: PromptTool) => tool === 'history' || tool === 'presets'

/** What helps to write a prompt, each behind a quiet button; all of it is loaded when the first is opened. */
export function PromptHelp({ form, kind, actions }: { form: RecipeFormApi; kind: RecipeKind; actions: PresetActions }) {
  const t = useTranslations('promptHelp')
  const [open, setOpen] = useState<readonly PromptTool[]>([])
  const [used, setUsed] = useState(false)
  const close = (tool: PromptTool) => setOpen((now) => now.filter((one) => one !== tool))
  const toggle = (tool: PromptTool) => {
    setUsed(true)
    setOpen((now) => (now.includes(tool) ? now.filter((one) => one !== tool) : [...now, tool]))
  }
  useCommands(() =>
    TOOLS.map((tool) => ({ id: tool, group: 'compose', label: t(`open.${tool}`), run: () => toggle(tool) })),
  )
  return (
    <div className="-mt-2 flex flex-col gap-3">
      <div className="-mx-2 flex flex-wrap">
        {TOOLS.map((tool) => {
          const Icon = ICONS[tool]
          return (
            <Button
              key={tool}
              tone="ghost"
              size="sm"
              className="gap-1.5 px-2 aria-expanded:text-ink"
              aria-haspopup={isDialog(tool) ? 'dialog' : undefined}
              aria-expanded={isDialog(tool) ? undefined : open.includes(tool)}
              onClick={() => toggle(tool)}
            >
              <Icon aria-hidden="true" className="size-4" />
              {t(tool)}
            </Button>
          )
        })}
      </div>
      {used && (
        <Lazily
          load={() => import('./prompt-panels.tsx')}
          waiting={<p className="px-3 py-2 text-muted text-sm">{t('loading')}</p>}
          failed={(tryAgain) => <MendNotice words={t('notLoaded')} mend={t('tryAgain')} onMend={tryAgain} />}
        >
          {({ PromptPanels }) => <PromptPanels open={open} onClose={close} form={form} kind={kind} actions={actions} />}
        </Lazily>
      )}
    </div>
  )
}
