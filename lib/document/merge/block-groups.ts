import { textBlocksOf, textOf, type Body, type DocumentNode } from '../body'

/** A top block with the ids of the text blocks in it; a rule, which has none, is named by what it follows. */
export type Unit = { node: DocumentNode; keys: readonly string[]; text: string }

/** The three versions of blocks that belong together: those that share an id, or that were split off or joined. */
export type BlockGroup = { base: Unit[]; mine: Unit[]; theirs: Unit[] }
export const SIDES = ['base', 'mine', 'theirs'] as const

export function unitsOf(body: Body): Unit[] {
  let last = ''
  let nameless = 0
  return body.content.map((node) => {
    const ids = textBlocksOf(node).flatMap(({ id }) => (id === '' ? [] : [id]))
    if (ids.length > 0) {
      last = ids.at(-1) ?? ''
      nameless = 0
      return { node, keys: ids, text: textOf(node) }
    }
    nameless += 1
    return { node, keys: [`${node.type} ${nameless} behind ${last}`], text: textOf(node) }
  })
}

/** The blocks of three versions in groups, in no order; each block is in exactly one. */
export function groupBlocks(versions: BlockGroup): BlockGroup[] {
  const links = new Links()
  for (const side of SIDES) for (const { keys } of versions[side]) links.join(keys)
  for (const side of ['mine', 'theirs'] as const) linkCuts(versions.base, versions[side], links)

  const groups = new Map<string, BlockGroup>()
  for (const side of SIDES)
    for (const unit of versions[side]) {
      const root = links.rootOf(unit.keys[0] ?? '')
      const group = groups.get(root) ?? { base: [], mine: [], theirs: [] }
      groups.set(root, group)
      group[side].push(unit)
    }
  return [...groups.values()]
}

/** Sets of keys that belong together (union-find). */
class Links {
  private readonly parents = new Map<string, string>()

  rootOf(key: string): string {
    let root = key
    for (let up = this.parents.get(root); up !== undefined; up = this.parents.get(root)) root = up
    return root
  }

  join(keys: readonly string[]): void {
    const [first, ...others] = keys.map((key) => this.rootOf(key))
    for (const other of others) if (first !== undefined && other !== first) this.parents.set(other, first)
  }
}

/**
 * A new block whose words the block before it lost was split off from it; a block that is gone and whose words the block
 * before it won was joined to it. Either way both are one thing to whoever changes them.
 */
function linkCuts(base: readonly Unit[], side: readonly Unit[], links: Links): void {
  link(base, side)
  link(side, base)

  function link(one: readonly Unit[], other: readonly Unit[]) {
    const before = new Map(one.map((unit) => [unit.keys[0], unit]))
    let head: Unit | undefined
    for (const unit of other) {
      const was = head && before.get(head.keys[0])
      const isCut = was && unit.text !== '' && was.text !== head?.text && was.text.includes(unit.text)
      if (before.has(unit.keys[0])) head = unit
      else if (head && isCut) links.join([...head.keys, ...unit.keys])
      else head = undefined
    }
  }
}
