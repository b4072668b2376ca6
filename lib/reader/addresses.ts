import 'server-only'
import { listIndicatorCounts } from '../db/public/indicators'
import { listArticleAddresses, listSections, listSourceIds } from '../db/public/site'
import { listTagCounts } from '../db/public/tags'
import { SURFACE } from '../editorial/surfaces'
import { showSurfaces } from './show-surfaces'

/** Every address readers can reach, for the sitemap. */
export async function listAddresses() {
  const [articles, tags, indicators, sections, sources] = await Promise.all([
    listArticleAddresses(),
    listTagCounts(),
    listIndicatorCounts(),
    listSections(),
    listSourceIds(),
  ])
  showSurfaces([SURFACE.latest, SURFACE.tags, SURFACE.indicators, SURFACE.site])
  return {
    articles,
    tags: tags.map(({ slug }) => slug),
    indicators: indicators.map(({ slug }) => slug),
    sections: sections.map(({ slug }) => slug),
    sources,
  }
}
