import type { TagType } from '../pipeline/model'
import type { ArticleCard, Screen, SectionName, TagName } from './reader-views'

/** One article found; the snippets are the blocks that hold the words asked for. */
export type SearchHit = ArticleCard & { snippets: { blockId: string; text: string }[] }

type Counted<Row> = Row & { count: number }

/** What the found articles are and name, with how many of them; most first, sections in their order, years newest first. */
export type SearchFacets = {
  types: Counted<{ type: TagType }>[]
  tags: Counted<TagName>[]
  cities: Counted<TagName>[]
  sections: Counted<SectionName>[]
  years: Counted<{ year: number }>[]
  figures: number
}

/** A tag whose name fits what was typed; `matched` is that name. `articles` is counted no further than `TAG_HINT_CAP`. */
export type TagHint = TagName & {
  disambiguation: string
  description: string
  matched: string
  articles: number
}

/** An indicator whose name fits what was typed; `matched` is that name. */
export type IndicatorHint = { id: string; slug: string; name: string; description: string; matched: string }

/** A story whose headline begins with what was typed; `day` is that of the archive, `2023-12-01`. */
export type StoryHint = { slug: string; headline: string; day: string }

/** What is offered while a reader types, each kind best first. */
export type Suggestions = { tags: TagHint[]; indicators: IndicatorHint[]; stories: StoryHint[] }

/** One line under the search box, ready to be shown. */
export type SuggestionLine = {
  href: string
  /** In Chinese, as are names and headlines everywhere. */
  name: string
  /** What it is, in words; of a tag its type besides, for its colour, and the letter of that. */
  kind: string
  type: TagType | null
  letter: string | null
  /** A description, in Chinese; may be empty. */
  description: string
  /** What else there is to say, in the language of the page; may be empty. */
  note: string
}

/** What `/api/suggest` answers. `said` tells those who cannot see the list what is in it. */
export type SuggestionAnswer = { lines: SuggestionLine[]; said: string }

export type SearchAnswer = Screen<SearchHit> & {
  /** How many articles were found, counted no further than `cap`. */
  count: number
  cap: number
  /** How many of them, the newest, the facets count; 0 on later screens, which have none. */
  counted: number
  facets: SearchFacets
  /** Tags that go by one of the terms. */
  tags: TagHint[]
  /** Other queries, where nothing was found: names that are written or sound nearly like what was typed. */
  meant: string[]
  /** What narrows the search by name; null when there is no such tag or section. */
  chosen: { tag: TagName | null; city: TagName | null; section: SectionName | null }
}
