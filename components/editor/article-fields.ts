import { canonicalJson } from '@/lib/document/canonical-json'
import type { ArticleContent, BylineFields } from '@/lib/document/content'
import { CONTENT_VERSION } from '@/lib/document/content'
import type { MarkedContent } from '@/lib/document/editor-content'

/** A signature while it is edited: `key` tells rows apart while names are typed and moved. */
export type BylineRow = BylineFields & { key: string }

/** All of an article but its body, as it is being edited. */
export type ArticleFields = Omit<ArticleContent, 'schemaVersion' | 'bylines' | keyof MarkedContent> & {
  bylines: readonly BylineRow[]
}

/** Opens the fields of an article for editing. */
export function fieldsFrom(content: ArticleContent): ArticleFields {
  const {
    schemaVersion: _,
    body: _body,
    mentions: _mentions,
    metrics: _metrics,
    eyes: _eyes,
    ...fields
  } = content
  return { ...fields, bylines: content.bylines.map((byline, at) => ({ ...byline, key: `stored-${at}` })) }
}

/** The content that a save sends; rows without a name are still being typed and stay behind. */
export function contentFrom(fields: ArticleFields, text: MarkedContent): ArticleContent {
  const bylines = fields.bylines
    .filter(({ name }) => name.trim() !== '')
    .map(({ name, role, personTagId }) => ({ name: name.trim(), role: role?.trim() || null, personTagId }))
  return { schemaVersion: CONTENT_VERSION, ...fields, bylines, ...text }
}

/** The fields as another content has them; rows that say the same keep their keys, and so does what is typed in them. */
export function takeFields(fields: ArticleFields, content: ArticleContent): ArticleFields {
  const now = contentFrom(fields, content)
  const taken = fieldsFrom(content)
  const isSame = canonicalJson(now.bylines) === canonicalJson(content.bylines)
  return { ...taken, bylines: isSame ? fields.bylines : taken.bylines }
}
