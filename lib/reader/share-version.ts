import 'server-only'
import { createHash } from 'node:crypto'
import type { ShareWords } from '../editorial/share'

/** What networks show of a link, in pixels; they all take this size. */
export const SHARE_SIZE = { width: 1200, height: 630 } as const

/** Another look makes other pictures, which need other addresses. */
const LOOK = 1

/** Names a picture by all that it shows. Pages name pictures; what draws them is loaded when one is asked for. */
export const shareVersion = (words: ShareWords): string =>
  createHash('sha256')
    .update(JSON.stringify([LOOK, words]))
    .digest('base64url')
    .slice(0, 16)
