import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { askNext } from './ask-next'
import { hashOf, toBodies, type Bodies } from './bodies'
import { nullIfMissing } from './page-store'

export type Asset = { type: string; hash: string; bodies: Bodies }

export const ASSET_PREFIX = '/assets/'
const ASKED_MS = 10_000
const NAME = /^([\w-]{22})\.(css|js|svg|png|ico)$/u
const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
}

/**
 * The styles, icons and the script of readers' pages, each under a name made of its bytes. They are kept for good, since a stored page
 * may be older than the build that is running, and a browser or a proxy may hold an older one still.
 */
export class Assets {
  readonly #folder: string
  readonly #origin: string
  /** Where what a page of this build asks for is kept: its own address, ours. */
  readonly #addresses = new Map<string, string>()
  readonly #loaded = new Map<string, Asset>()

  constructor(folder: string, origin: string) {
    this.#folder = folder
    this.#origin = origin
    mkdirSync(folder, { recursive: true })
  }

  /** The kept address of what a page asks for, or null when it was not taken over. */
  addressOf = (href: string): string | null => this.#addresses.get(href) ?? null

  /** Takes over what a page asks for, unless that was done. What Next does not have stays where it is. */
  async takeOver(hrefs: readonly string[]): Promise<void> {
    const wanted = hrefs.filter(
      (href) => href.startsWith('/') && !href.startsWith('//') && !this.#addresses.has(href),
    )
    for (const href of wanted) {
      const kind = /\.(\w+)(?:\?|$)/u.exec(href)?.[1] ?? ''
      if (!(kind in TYPES)) continue
      const { status, bytes } = await askNext(this.#origin, href, { withinMs: ASKED_MS })
      if (status === 200) this.#addresses.set(href, await this.put(bytes, kind))
    }
  }

  /** Keeps bytes, in memory alone when the disk takes none; answers their address. */
  async put(bytes: Buffer, kind: string): Promise<string> {
    const hash = hashOf(bytes)
    const name = `${hash}.${kind}`
    const path = join(this.#folder, name)
    // Two pages may bring the same file at once.
    const draft = `${path}.${randomBytes(4).toString('hex')}.new`
    try {
      await writeFile(draft, bytes)
      await rename(draft, path)
    } catch (error) {
      console.error('readers’ pages: an asset is not written', { name, error: String(error) })
      this.#loaded.set(name, { type: TYPES[kind] ?? '', hash, bodies: await toBodies(bytes) })
    }
    return `${ASSET_PREFIX}${name}`
  }

  /** What is kept at an address, or null. */
  async find(address: string): Promise<Asset | null> {
    const name = address.slice(ASSET_PREFIX.length)
    const [, hash, kind = ''] = NAME.exec(name) ?? []
    const type = TYPES[kind]
    if (!hash || !type) return null
    const loaded = this.#loaded.get(name)
    if (loaded) return loaded
    const bytes = await readFile(join(this.#folder, name)).catch(nullIfMissing)
    if (!bytes) return null
    const asset = { type, hash, bodies: await toBodies(bytes) }
    this.#loaded.set(name, asset)
    return asset
  }
}
