import { useFormatter, useTranslations } from 'next-intl'
import Link from 'next/link'
import { DataTable } from '@/components/ui/data-table'
import { deskAddress } from '@/lib/editorial/addresses'
import type { TagView } from '@/lib/editorial/tag'
import { STATUSES } from '@/lib/editorial/workflow'
import { DeskSection } from '@/components/desk/desk-section'
import { StatusPill } from '@/components/desk/status-pill'

/** The articles that mention a tag, last changed first; those of a merged one count for its survivor. */
export function TagArticles({ tag }: { tag: TagView }) {
  const words = useTranslations('admin.tags')
  const home = useTranslations('admin.home')
  const format = useFormatter()
  return (
    <DeskSection title={words('where')}>
      {tag.mergedInto ? (
        <p className="text-muted">
          {words('whereMerged', { count: tag.use.now })}{' '}
          <Link
            href={deskAddress.tag(tag.mergedInto.id)}
            prefetch={false}
            className="underline underline-offset-4 hover:text-accent"
          >
            {tag.mergedInto.name}
          </Link>
        </p>
      ) : tag.articles.length === 0 ? (
        <p className="text-muted">{words('whereNone')}</p>
      ) : (
        <DataTable
          caption={words('where')}
          rows={tag.articles}
          keyOf={({ id }) => id}
          columns={[
            {
              key: 'headline',
              heading: words('whereCol.headline'),
              isName: true,
              cell: ({ id, headline }) => (
                <Link href={deskAddress.article(id)} prefetch={false} className="hover:text-accent">
                  {headline || home('untitled')}
                </Link>
              ),
            },
            {
              key: 'status',
              heading: words('whereCol.status'),
              isNarrow: true,
              cell: ({ status }) => <Status status={status} />,
            },
            {
              key: 'mentions',
              heading: words('whereCol.mentions'),
              isNumeric: true,
              cell: ({ mentions }) => format.number(mentions),
            },
            {
              key: 'updated',
              heading: words('whereCol.updated'),
              isMinor: true,
              isNarrow: true,
              cell: ({ updatedAt }) => format.dateTime(updatedAt, { dateStyle: 'medium' }),
            },
          ]}
        />
      )}
    </DeskSection>
  )
}

function Status({ status }: { status: string }) {
  const known = STATUSES.find((one) => one === status)
  return known ? <StatusPill status={known} /> : null
}
