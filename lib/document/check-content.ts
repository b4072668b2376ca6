import { Refused } from '../errors'
import { annotationsOf } from './annotations-of'
import { checkBody } from './check-body'
import type { ArticleContent } from './content'

/**
 * Throws `Refused('document-invalid')` unless the editor could have made this content: a body that the schema allows, a record
 * for each of its marks, and no mark that stands in the text among those that wait for an editor.
 */
export function checkContent({ body, mentions, metrics, eyes = {} }: ArticleContent): void {
  checkBody(body)
  for (const { kind, id } of annotationsOf(body)) {
    const record = kind === 'entity' ? mentions[id] : metrics[id]
    if (!record || id in eyes) throw new Refused('document-invalid')
  }
}
