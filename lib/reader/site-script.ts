import 'server-only'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const digest = createHash('sha256').update(readFileSync('public/site.js')).digest('hex').slice(0, 10)

/** The address of the script of readers' pages; another script has another address, so that it may be kept for good. */
export const SITE_SCRIPT = `/site.js?v=${digest}`
