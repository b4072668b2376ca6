import { useTranslations } from 'next-intl'
import type { TagCount } from '@/lib/editorial/reader-views'
import { TAG_TYPES, type TagType } from '@/lib/pipeline/model'
import { PageTitle, RuledHeading } from './headings'
import { Message } from './message'
import { TagLink } from './tag-link'
import { TypeMark } from './type-mark'

/** A tag in a list, with what tells it from another of its name and how many stories name it. */
function TagEntry({ tag }: { tag: TagCount }) {
  const words = useTranslations('site.tags')
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      <span lang="zh-CN" className="font-serif text-lg">
        <TagLink tag={tag} />
        {tag.disambiguation && <span className="text-sm text-muted">（{tag.disambiguation}）</span>}
      </span>
      <span className="text-xs text-muted tabular-nums">{words('count', { articles: tag.articles })}</span>
    </span>
  )
}

function TypeBlock({ type, tags }: { type: TagType; tags: readonly TagCount[] }) {
  const types = useTranslations('common.tagType')
  return (
    <section className="mb-10">
      <RuledHeading id={type}>
        <span className="inline-flex items-center gap-2">
          <span aria-hidden>
            <TypeMark type={type} />
          </span>
          {types(type)}
        </span>
      </RuledHeading>
      <ul className="grid gap-x-8 gap-y-1 pt-2 sm:grid-cols-2 lg:grid-cols-3">
        {tags.map((tag) => (
          <li key={tag.id} className="border-b border-rule py-1.5">
            <TagEntry tag={tag} />
          </li>
        ))}
      </ul>
    </section>
  )
}

export function TagsView({ tags }: { tags: readonly TagCount[] }) {
  const words = useTranslations('site.tags')
  const types = useTranslations('common.tagType')
  const groups = TAG_TYPES.map((type) => ({ type, tags: tags.filter((tag) => tag.type === type) })).filter(
    (group) => group.tags.length > 0,
  )
  return (
    <>
      <PageTitle title={words('title')}>
        <p className="text-base text-muted">{words('intro')}</p>
        <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
          {groups.map(({ type, tags: ofType }) => (
            <li key={type}>
              <a href={`#${type}`} className="inline-flex items-center gap-1.5 py-1 hover:text-accent">
                {types(type)}
                <span className="text-muted tabular-nums">{ofType.length}</span>
              </a>
            </li>
          ))}
        </ul>
      </PageTitle>
      {groups.length === 0 && <Message level="h2" title={words('empty')} />}
      {groups.map((group) => (
        <TypeBlock key={group.type} {...group} />
      ))}
    </>
  )
}
