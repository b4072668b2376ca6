import { useTranslations } from 'next-intl'
import { TagChip } from '@/components/desk/tag-chip'
import { Difference } from '@/components/ui/difference'
import type { AnnotationDifference, FieldChange } from '@/lib/document/annotation-difference'
import { textDifference } from '@/lib/document/text-difference'
import type { TagType } from '@/lib/pipeline/model'

export type TagName = { id: string; type: TagType; name: string; disambiguation: string }
type Tags = Readonly<Record<string, TagName>>

/** What became of names and figures between two revisions, apart from the words. */
export function AnnotationChanges({
  annotations,
  tags,
}: {
  annotations: readonly AnnotationDifference[]
  tags: Tags
}) {
  const words = useTranslations('history')
  if (annotations.length === 0) return null
  return (
    <section aria-labelledby="annotations" className="grid gap-2">
      <h3 id="annotations" className="border-b border-rule pb-1 font-bold">
        {words('annotations')}
      </h3>
      <ul className="grid">
        {annotations.map((one) => (
          <li
            key={`${one.kind} ${one.id}`}
            className="grid gap-x-4 gap-y-1 border-b border-rule py-1.5 sm:grid-cols-[6em_minmax(0,1fr)]"
          >
            <span className="text-xs leading-6 text-muted">
              {one.kind === 'mention' ? words(`mention.${one.change}`) : words(`metric.${one.change}`)}
            </span>
            {one.kind === 'mention' ? <Mention one={one} tags={tags} /> : <Figure one={one} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Mention({ one, tags }: { one: Extract<AnnotationDifference, { kind: 'mention' }>; tags: Tags }) {
  const ids = one.change === 'retagged' ? [one.before, one.after] : [one.tagId]
  return (
    <p className="flex flex-wrap items-baseline gap-x-3">
      <span lang="zh-CN" className="font-serif">
        {one.quote}
      </span>
      {ids.map((id, at) => (
        <span key={id} className="inline-flex items-baseline gap-2">
          {at > 0 && <span aria-hidden>→</span>}
          <Tag tag={tags[id]} />
        </span>
      ))}
    </p>
  )
}

function Tag({ tag }: { tag: TagName | undefined }) {
  const common = useTranslations('common')
  return tag ? (
    <TagChip type={tag.type} name={tag.name} disambiguation={tag.disambiguation} />
  ) : (
    common('unknown')
  )
}

function Figure({ one }: { one: Extract<AnnotationDifference, { kind: 'metric' }> }) {
  const words = useTranslations('history')
  const changes: FieldChange[] =
    one.change === 'changed'
      ? one.fields
      : (['indicator', 'value', 'unit', 'period'] as const).map((field) => ({
          field,
          before: one.change === 'removed' ? one.fields[field] : null,
          after: one.change === 'added' ? one.fields[field] : null,
        }))
  const isRequoted = one.change === 'changed' && one.quote !== one.quoteBefore
  const told = changes.filter(({ before, after }) => before !== null || after !== null)
  return (
    <div className="grid gap-1">
      <span lang="zh-CN" className="font-serif">
        {one.quote}
      </span>
      <dl className="grid grid-cols-[5em_minmax(0,1fr)] gap-x-3 text-sm [&_dt]:text-xs [&_dt]:leading-6 [&_dt]:text-muted">
        {isRequoted && (
          <Field name={words('words')} change={{ field: '', before: one.quoteBefore, after: one.quote }} />
        )}
        {told.map((change) => (
          <NamedField key={change.field} change={change} />
        ))}
      </dl>
    </div>
  )
}

function NamedField({ change }: { change: FieldChange }) {
  const words = useTranslations('editor.metric')
  // A field of a figure that the form does not name is told by its own name.
  const key = change.field as 'value'
  return <Field name={words.has(key) ? words(key) : change.field} change={change} />
}

function Field({ name, change: { before, after } }: { name: string; change: FieldChange }) {
  return (
    <>
      <dt>{name}</dt>
      <dd lang="zh-CN" className="tabular-nums">
        <Difference parts={textDifference(before ?? '', after ?? '')} />
      </dd>
    </>
  )
}
