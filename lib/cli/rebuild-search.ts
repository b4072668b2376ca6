import { withDatabase } from './with-database'

/** `search rebuild`: reads every publication anew for search. */
export async function rebuildIndex(args: string[]): Promise<number> {
  if (args.join(' ') !== 'rebuild') {
    console.error('usage: corridor search rebuild')
    return 1
  }
  return withDatabase(async () => {
    const { rebuildSearch } = await import('../newsroom/refresh-search')
    const done = await rebuildSearch({ tell: (count) => console.error(`${count} publications are read`) })
    console.log(`${done} publications can be searched`)
    return 0
  })
}
