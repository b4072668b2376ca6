import { PageIndex } from './page-index'
import { PageStore, type PageHead, type StoredPage } from './page-store'

/** The kept pages as files, and what is known of them without reading any. */
export class KeptFiles {
  readonly index = new PageIndex()
  readonly #store: PageStore
  /** Whether the index knows all files there are: of others the disk need not be asked. */
  #isIndexed = false

  constructor(folder: string) {
    this.#store = new PageStore(folder)
  }

  /** The page at a key; null when there is none, or when the disk does not give it. */
  async read(key: string): Promise<StoredPage | null> {
    if (this.#isIndexed && !this.index.has(key)) return null
    try {
      return await this.#store.read(key)
    } catch (error) {
      console.error('readers’ pages: not read', { key, error: String(error) })
      return null
    }
  }

  /** Only what is there becomes a file: anybody can make up addresses where nothing is. */
  async put(page: StoredPage): Promise<void> {
    this.index.delete(page.key)
    try {
      if (page.status !== 200 && page.status !== 410) return await this.#store.remove(page.key)
      await this.#store.write(page)
    } catch (error) {
      // A full disk: the page is kept in memory, and what the file says is older.
      console.error('readers’ pages: not written', { key: page.key, error: String(error) })
      return this.#store.remove(page.key).catch(() => {}) // said above
    }
    this.index.set(page)
  }

  /** Nobody finds these from now on, and their files go one after the other. */
  async remove(keys: readonly string[]): Promise<void> {
    for (const key of keys) this.index.delete(key)
    // What was made again meanwhile stays.
    for (const key of keys) if (!this.index.has(key)) await this.#store.remove(key)
  }

  /** Finds out which files there are, and removes those of which `mayStay` says no. */
  async readIndex(mayStay: (head: PageHead) => boolean): Promise<void> {
    for await (const head of this.#store.heads()) {
      if (!mayStay(head)) await this.#store.remove(head.key)
      else if (!this.index.has(head.key)) this.index.set(head)
    }
    this.#isIndexed = true
  }
}
