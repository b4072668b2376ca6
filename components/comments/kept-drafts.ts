/**
 * What is being written beside an article and not sent, by its form and place. It is kept for this tab of the browser, so that
 * it outlives a reload and a page that was left by mistake; without storage, as long as the page is open.
 */
export class KeptDrafts {
  private readonly known = new Map<string, string>()
  private readonly prefix: string

  constructor(articleId: string) {
    this.prefix = `corridor.comment-draft ${articleId} `
  }

  get(key: string): string | undefined {
    return this.known.get(key) ?? this.inStorage((storage) => storage.getItem(this.prefix + key)) ?? undefined
  }

  set(key: string, text: string): void {
    this.known.set(key, text)
    this.inStorage((storage) => storage.setItem(this.prefix + key, text))
  }

  delete(key: string): void {
    this.known.delete(key)
    this.inStorage((storage) => storage.removeItem(this.prefix + key))
  }

  private inStorage<T>(use: (storage: Storage) => T): T | null {
    try {
      return use(sessionStorage)
    } catch {
      // A browser may forbid storage, or have no room left.
      return null
    }
  }
}
