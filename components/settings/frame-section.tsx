import { useTranslations } from 'next-intl'
import type { FrameReportLine, FrameTally } from '#lib/domain/clip/frame-report'
import { FactSection } from './fact-section.tsx'

/** Whether the provider honours the frames that it is given, over all clips. */
export function FrameSection({ lines }: { lines: readonly FrameReportLine[] }) {
  const t = useTranslations('settingsPage.frames')
  const kind = useTranslations('shape')
  const cell = ({ kept, differs }: FrameTally) => (kept + differs === 0 ? '–' : t('tally', { kept, differs }))
  return (
    <FactSection anchor="frames" title={t('title')} facts={[]}>
      <p className="text-muted text-sm">{lines.length === 0 ? t('none') : t('about')}</p>
      {lines.length > 0 && (
        <table className="w-full text-left text-sm [&_td]:py-1 [&_td]:pr-4 [&_th]:py-1 [&_th]:pr-4 [&_th]:font-normal">
          <thead className="text-muted">
            <tr>
              <th scope="col">{t('kind')}</th>
              <th scope="col">{t('first')}</th>
              <th scope="col">{t('last')}</th>
            </tr>
          </thead>
          <tbody className="tabular-nums">
            {lines.map((line) => (
              <tr key={`${line.mode} ${line.kind}`}>
                <th scope="row">
                  {t('row', { quality: line.mode, kind: line.kind === 'loop' ? t('loop') : kind(line.kind) })}
                </th>
                <td>{cell(line.first)}</td>
                <td>{cell(line.last)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </FactSection>
  )
}
