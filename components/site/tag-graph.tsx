import { useLocale } from 'next-intl'
import { drawGraph } from '@/lib/chart/draw-graph'
import { siteAddress } from '@/lib/editorial/addresses'
import type { TagView } from '@/lib/editorial/reader-views'
import { RuledHeading } from './headings'
import { TagLink } from './tag-link'
import { TypeMark } from './type-mark'
import { useWords } from './use-words'

const WIDE = { width: 760, height: 520 }
const NARROW = { width: 350, height: 470 }
/** As many as have room on a phone. */
const NARROW_TAGS = 9

/** The tags it is named with, drawn and as a list. The drawing is the same on every visit; its names can be reached by keys. */
export function TagGraph({ tag }: { tag: TagView }) {
  const locale = useLocale()
  const words = useWords('site.tags')
  const { together, pairs } = tag
  if (together.length === 0) return null
  const said = {
    labelledBy: 'together',
    hrefOf: (other: { slug: string }) => siteAddress.tag(locale, other.slug),
    say: ({ name, together: count }: { name: string; together: number }) =>
      words('togetherWith', { name, count }),
  }
  const draw = (tags: TagView['together'], size: typeof WIDE) => ({
    __html: drawGraph({ centre: tag, tags, pairs }, size, said),
  })
  return (
    <section className="mt-12">
      <RuledHeading id="together">{words('together')}</RuledHeading>
      <div className="gap-10 pt-2 lg:flex">
        <div className="min-w-0 flex-1">
          {together.length > 2 && (
            <>
              <div className="chart-drawing hidden sm:block" dangerouslySetInnerHTML={draw(together, WIDE)} />
              <div
                className="chart-drawing sm:hidden"
                dangerouslySetInnerHTML={draw(together.slice(0, NARROW_TAGS), NARROW)}
              />
              <p className="text-xs text-muted">{words('togetherHint')}</p>
            </>
          )}
        </div>
        <ol className="mt-4 text-sm lg:mt-0 lg:w-64 lg:shrink-0">
          {together.map((other) => (
            <li key={other.id} className="flex items-center gap-2 border-b border-rule py-1">
              <TypeMark type={other.type} />
              <span lang="zh-CN" className="min-w-0 flex-1">
                <TagLink tag={other} />
              </span>
              <span className="text-xs text-muted tabular-nums">
                {words('count', { articles: other.together })}
              </span>
            </li>
          ))}
        </ol>
      </div>
    </section>
  )
}
