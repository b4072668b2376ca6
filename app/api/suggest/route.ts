import { getTranslations } from 'next-intl/server'
import { siteAddress } from '@/lib/editorial/addresses'
import type { Locale } from '@/lib/editorial/actor'
import type { SuggestionAnswer, SuggestionLine, Suggestions } from '@/lib/editorial/search-views'
import { TAG_HINT_CAP } from '@/lib/editorial/search'
import { suggest } from '@/lib/reader/suggestions'

export const dynamic = 'force-dynamic'

/** `?q=`: what is offered for what a reader has typed so far, best first, as `SuggestionAnswer` in the language of `?lang=`. */
export async function GET(request: Request) {
  const asked = new URL(request.url).searchParams
  const locale = asked.get('lang') === 'en' ? 'en' : 'zh-CN'
  const lines = await toLines(await suggest(asked.get('q') ?? ''), locale)
  const words = await getTranslations({ locale, namespace: 'site.suggest' })
  const answer: SuggestionAnswer = {
    lines,
    said: lines.length === 0 ? words('none') : words('said', { count: lines.length }),
  }
  return Response.json(answer, { headers: { 'cache-control': 'public, max-age=60' } })
}

async function toLines(
  { tags, indicators, stories }: Suggestions,
  locale: Locale,
): Promise<SuggestionLine[]> {
  const words = await getTranslations({ locale, namespace: 'site' })
  const common = await getTranslations({ locale, namespace: 'common' })
  const also = (name: string, matched: string) =>
    matched === name ? [] : [words('search.alias', { name: matched })]
  return [
    ...tags.map(({ slug, name, type, disambiguation, description, matched, articles }) => ({
      href: siteAddress.tag(locale, slug),
      name: disambiguation === '' ? name : `${name}（${disambiguation}）`,
      kind: common(`tagType.${type}`),
      type,
      letter: common(`tagLetter.${type}`),
      description,
      note: [
        ...also(name, matched),
        words(articles < TAG_HINT_CAP ? 'tags.count' : 'tags.countMany', { articles }),
      ].join(' · '),
    })),
    ...indicators.map(({ slug, name, description, matched }) => ({
      href: siteAddress.indicator(locale, slug),
      name,
      kind: words('suggest.indicator'),
      type: null,
      letter: null,
      description,
      note: also(name, matched).join(''),
    })),
    ...stories.map(({ slug, headline, day }) => ({
      href: siteAddress.article(locale, slug),
      name: headline,
      kind: words('suggest.story'),
      type: null,
      letter: null,
      description: '',
      note: day,
    })),
  ]
}
