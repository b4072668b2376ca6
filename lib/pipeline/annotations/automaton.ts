type Node = { next: Map<number, Node>; fail: Node | null; words: number[] }

export type Hit = { start: number; end: number; word: number }

/**
 * Aho–Corasick: all occurrences of many words in one pass over the text, overlapping ones included.
 * Answers with the index of each word; works on UTF-16 code units.
 */
export function buildAutomaton(words: readonly string[]): (text: string) => Hit[] {
  const root = makeNode()
  words.forEach((word, index) => {
    if (word.length > 0) addWord(root, word, index)
  })
  linkFailures(root)
  return (text) => findHits(root, words, text)
}

function makeNode(): Node {
  return { next: new Map(), fail: null, words: [] }
}

function addWord(root: Node, word: string, index: number): void {
  let node = root
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i)
    const existing = node.next.get(code)
    const child = existing ?? makeNode()
    if (!existing) node.next.set(code, child)
    node = child
  }
  node.words.push(index)
}

function linkFailures(root: Node): void {
  const queue: Node[] = [...root.next.values()]
  for (const child of queue) child.fail = root
  for (const node of queue) {
    for (const [code, child] of node.next) {
      const target = step(root, node.fail ?? root, code)
      child.fail = target
      child.words.push(...target.words)
      queue.push(child)
    }
  }
}

function step(root: Node, from: Node, code: number): Node {
  let node: Node | null = from
  while (node) {
    const child = node.next.get(code)
    if (child) return child
    node = node.fail
  }
  return root
}

function findHits(root: Node, words: readonly string[], text: string): Hit[] {
  const hits: Hit[] = []
  let node = root
  for (let i = 0; i < text.length; i++) {
    node = step(root, node, text.charCodeAt(i))
    for (const word of node.words) hits.push({ start: i + 1 - (words[word]?.length ?? 0), end: i + 1, word })
  }
  return hits
}
