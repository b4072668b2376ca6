import { siteAddress } from './addresses'
import type { ArticleView } from './reader-views'
import { heightAt, renditionName, widthsOf, type PictureFacts } from './picture'

/** Wide enough for whatever shows a story by its picture elsewhere. */
const WIDTH = 1440

/** A picture as others show it beside a link to its article: JPEG, which all can, with its whole address. */
export function shownPicture(
  picture: PictureFacts,
  siteUrl: string,
): { url: string; width: number; height: number } {
  const width = widthsOf(picture, 'whole').findLast((one) => one <= WIDTH) ?? picture.width
  const name = renditionName(picture, { shape: 'whole', width, format: 'jpg' })
  const url = `${siteUrl}${siteAddress.picture(picture.hash, name)}`
  return { url, width, height: heightAt(picture, 'whole', width) }
}

/** The picture at the head of an article. */
export function leadPicture({
  content,
  pictures,
}: Pick<ArticleView, 'content' | 'pictures'>): PictureFacts | null {
  const lead = content.blocks.find((block) => block.kind === 'figure' && block.isLead)
  return (lead?.kind === 'figure' && lead.assetId !== null && pictures[lead.assetId]) || null
}
