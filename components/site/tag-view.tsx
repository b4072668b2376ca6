import type { TagView as Tag } from '@/lib/editorial/reader-views'
import { FigureTable } from './figure-table'
import { PageTitle, RuledHeading } from './headings'
import { TagGraph } from './tag-graph'
import { TagProfile } from './tag-profile'
import { TagTimeline } from './tag-timeline'
import { TypeMark } from './type-mark'
import { useWords } from './use-words'

/** Figures that stand before the rest is unfolded: the timeline must not be far. */
const SHOWN = 8

export function TagView({ tag }: { tag: Tag }) {
  const words = useWords('site')
  const types = useWords('common.tagType')
  const [shown, rest] = [tag.figures.slice(0, SHOWN), tag.figures.slice(SHOWN)]
  return (
    <>
      <PageTitle
        lang="zh-CN"
        title={
          <>
            {tag.name}
            {tag.disambiguation && <span className="text-xl text-muted">（{tag.disambiguation}）</span>}
          </>
        }
      >
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          <span className="inline-flex items-center gap-1.5">
            <span aria-hidden>
              <TypeMark type={tag.type} />
            </span>
            {types(tag.type)}
          </span>
          <span>
            {words(tag.isCountMore ? 'tags.countsMore' : 'tags.counts', {
              articles: tag.articleCount,
              figures: tag.figureCount,
            })}
          </span>
        </p>
        {tag.description && (
          <p lang="zh-CN" className="font-serif text-base">
            {tag.description}
          </p>
        )}
        {tag.aliases.length > 0 && (
          <p className="text-sm" lang="zh-CN">
            {words('tags.also', { names: tag.aliases.join('、') })}
          </p>
        )}
        <TagProfile tag={tag} />
      </PageTitle>
      {tag.figures.length > 0 && (
        <section>
          <RuledHeading>{words('figure.about')}</RuledHeading>
          <FigureTable figures={shown} count={tag.figureCount} hasIndicator />
          {rest.length > 0 && (
            <details className="mt-3">
              <summary className="cursor-pointer py-1 text-sm hover:text-accent">
                {words('article.moreFigures', { count: rest.length })}
              </summary>
              <FigureTable figures={rest} count={rest.length} hasIndicator />
            </details>
          )}
        </section>
      )}
      <TagGraph tag={tag} />
      <TagTimeline tag={tag} />
    </>
  )
}
