import type { Block } from '../blocks/to-blocks'
import type { DiscardReason } from '../model'

export type SetAside = { block: Block; reason: DiscardReason; rule: string; score: number }
export type Sorted = { blocks: Block[]; aside: SetAside[] }

const valueWords = /^(?:富强|民主|文明|和谐|自由|平等|公正|法治|爱国|敬业|诚信|友善|\s)+$/u
const publisher = /(?:委员会|文明办|宣传部|文明委|办公室|中心|宣|报社)$/u

/** Takes out what is no article: navigation, advertisements, furniture, and display lines printed twice. */
export function setAside(blocks: readonly Block[]): Sorted {
  const reasons = new Map<Block, Omit<SetAside, 'block'>>()
  markFurniture(blocks, reasons)
  markNavigation(blocks, reasons)
  markAdvertisements(blocks, reasons)
  markGhosts(blocks, reasons)
  markBanner(blocks, reasons)
  return {
    blocks: blocks.filter((block) => !reasons.has(block)),
    aside: blocks.flatMap((block) => {
      const reason = reasons.get(block)
      return reason ? [{ block, ...reason }] : []
    }),
  }
}

type Reasons = Map<Block, Omit<SetAside, 'block'>>

function markFurniture(blocks: readonly Block[], reasons: Reasons) {
  for (const [index, block] of blocks.entries()) {
    if (block.of.kind === 'discard') {
      reasons.set(block, { reason: block.of.reason, rule: block.of.rule, score: 0.9 })
      const next = blocks[index + 1]
      const isCut =
        block.of.rule === 'furniture.support' && !/(?:支持|协办|主办|承办|赞助)$/u.test(block.text)
      if (isCut && next?.kind === 'heading' && next.lines[0]?.isBlankBefore === false) {
        reasons.set(next, { reason: 'page-furniture', rule: 'furniture.support-continued', score: 0.8 })
      }
    }
  }
}

/** From a word like 内版导读 to the last line that points to a page; a teaser without one ends at the next text. */
function markNavigation(blocks: readonly Block[], reasons: Reasons) {
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'navigation') {
      const last = lastOfTeasers(blocks, index)
      for (const teaser of blocks.slice(index, last + 1)) {
        if (!reasons.has(teaser))
          reasons.set(teaser, { reason: 'navigation', rule: 'navigation.named', score: 0.9 })
      }
    }
    if (block.kind === 'page-reference' && !reasons.has(block)) {
      const before = blocks[index - 1]
      if (before?.kind !== 'heading') continue
      reasons.set(before, { reason: 'navigation', rule: 'navigation.teaser', score: 0.7 })
      reasons.set(block, { reason: 'navigation', rule: 'navigation.teaser', score: 0.8 })
    }
  }
}

function lastOfTeasers(blocks: readonly Block[], from: number): number {
  let last = from
  let sinceReference = 0
  for (let index = from + 1; index < blocks.length; index += 1) {
    const kind = blocks[index]?.kind
    if (kind === 'page-reference') {
      last = index
      sinceReference = 0
      continue
    }
    sinceReference += 1
    if ((kind !== 'heading' && kind !== 'paragraph') || sinceReference > 3) break
  }
  return last
}

/** A public-service advertisement: from its label through the short display lines around it. */
function markAdvertisements(blocks: readonly Block[], reasons: Reasons) {
  for (const [index, block] of blocks.entries()) {
    const isLabel =
      block.kind === 'advertisement' || (block.kind === 'heading' && valueWords.test(block.text))
    if (!isLabel) continue
    const reason = { reason: 'advertisement', rule: 'advertisement.label', score: 0.85 } as const
    reasons.set(block, reason)
    for (let after = index + 1; after < blocks.length; after += 1) {
      const next = blocks[after]
      if (!next || !isSlogan(next, blocks[after + 1])) break
      reasons.set(next, reason)
    }
  }
}

function isSlogan(block: Block, next: Block | undefined): boolean {
  if (block.kind === 'advertisement' || valueWords.test(block.text)) return true
  const isShort = block.text.length <= 24 && block.lines.length <= 3
  if (block.kind === 'heading' || block.kind === 'byline') {
    const leadsText = next?.kind === 'paragraph' && next.text.length > 40
    return isShort && (!leadsText || publisher.test(block.text))
  }
  return block.kind === 'paragraph' && isShort
}

/** Display type repeated by the extraction: the same words as another heading, or doubled and found elsewhere. */
function markGhosts(blocks: readonly Block[], reasons: Reasons) {
  const seen = new Set<string>()
  const headings = blocks.filter((block) => block.kind === 'heading' && !reasons.has(block))
  for (const block of [...headings.filter((heading) => !isDoubled(heading)), ...headings.filter(isDoubled)]) {
    const key = block.text.replace(/\s+/gu, '')
    if (seen.has(key))
      reasons.set(block, { reason: 'ghost-text', rule: 'ghost.repeated-heading', score: 0.8 })
    seen.add(key)
  }
}

function isDoubled(block: Block): boolean {
  return block.lines.some((line) => line.isDoubled)
}

/** A slogan across the top of the page, set above furniture or above the name of the column. */
function markBanner(blocks: readonly Block[], reasons: Reasons) {
  const first = blocks.findIndex((block) => block.kind !== 'heading' || isColumnName(block))
  const next = blocks[first]
  if (first !== 1 || !next || next.kind === 'advertisement') return
  const isAboveColumn = isColumnName(next) || (reasons.has(next) && blocks.slice(first).some(isColumnName))
  const banner = blocks[0]
  if (banner && isAboveColumn && !reasons.has(banner)) {
    reasons.set(banner, { reason: 'page-furniture', rule: 'furniture.banner', score: 0.6 })
  }
}

const columnEnding =
  /(?:访谈|观察|关注|聚焦|视点|简讯|快讯|短讯|要闻|评论|时评|社论|广角|看台|速递|资讯|专栏|专题|专版|论坛|调查|纪实|人物|故事|热点|动态|新闻|集萃|一线|天地|周刊|副刊|视窗|之窗|在线|之声|连线|传真|札记|笔谈|漫谈|杂谈|谈|眼|记)$/u

/** The printed name of a column: a few characters, letter-spaced or ending like one. */
export function isColumnName(block: Block): boolean {
  if (block.kind !== 'heading' || block.lines.length !== 1) return false
  const bare = block.text.replace(/[【】[\]■●◆▲★·\s]/gu, '')
  if (bare.length < 2 || bare.length > 8) return false
  const isSpaced = /^(?:\S\s+){2,}\S$/u.test(block.lines[0]?.clean ?? '') && bare.length <= 6
  return isSpaced || (columnEnding.test(bare) && bare.length <= 6) || /^【.+】$/u.test(block.text)
}
