import { useFormatter, useTranslations } from 'next-intl'
import type { PageSource } from '@/lib/editorial/page-view'

/** The file a page came in: its name, format and encoding, who imported it and when. */
export function PageSourceFile({ page }: { page: PageSource }) {
  const words = useTranslations('desk.page')
  const format = useFormatter()
  const when = format.dateTime(page.importedAt, { dateStyle: 'medium', timeStyle: 'short' })
  const kind = words.has(`format.${page.format}`) ? words(`format.${page.format}`) : page.format
  return (
    <dl className="grid gap-0.5 border-t border-rule pt-3 text-xs">
      <dt className="text-muted">{words('source')}</dt>
      <dd className="break-all">{page.fileName}</dd>
      <dd>{words('sourceWhat', { format: kind, encoding: page.encoding || 'none' })}</dd>
      <dd>
        {page.importedBy
          ? words('importedBy', { name: page.importedBy, when })
          : words('importedByMachine', { when })}
      </dd>
    </dl>
  )
}
