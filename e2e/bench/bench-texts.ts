import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { randomOf } from './bench-random'

/** An article as search knows it, made of dictionary words in their own frequencies and of the names that it mentions. */
export type BenchArticle = { headline: string; deck: string | null; paragraphs: string[]; tags: number[] }

/** Words of jieba's dictionary and the sums of their frequencies up to each. */
function loadWords(): { words: string[]; sums: Float64Array } {
  const path = createRequire(import.meta.url)
    .resolve('@node-rs/jieba/package.json')
    .replace('package.json', 'dict.txt')
  const rows = readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([word, count]) => /^\p{Script=Han}{1,4}$/u.test(word ?? '') && Number(count) > 0)
  const sums = new Float64Array(rows.length)
  let sum = 0
  for (const [at, [, count]] of rows.entries()) {
    sum += Number(count)
    sums[at] = sum
  }
  return { words: rows.map(([word = '']) => word), sums }
}

const CLAUSES = 200_000

const KINDS = ['公司', '集团', '大学', '研究院', '区', '镇', '工程', '产业园', '办法', '中心']

/** Names and articles drawn from the dictionary; the same for the same seed. */
export function makeTexts(tagCount: number, seed = 1) {
  const { words, sums } = loadWords()
  const random = randomOf(seed)
  const word = () => {
    const wanted = random() * (sums.at(-1) ?? 0)
    let [low, high] = [0, sums.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    return words[low] ?? ''
  }
  const text = (length: number) => {
    let made = ''
    while (made.length < length) made += word()
    return made
  }
  /**
   * Newspapers repeat themselves: of words drawn freely nearly every three characters would stand together for the first
   * time. Most clauses are drawn from some that are common.
   */
  const clauses = Array.from({ length: CLAUSES }, () => text(5 + random() * 9))
  const clause = () =>
    random() < 0.1 ? text(5 + random() * 9) : (clauses[Math.floor(CLAUSES * random() ** 2)] ?? '')
  const names = Array.from(
    { length: tagCount },
    (_, at) => `${text(2 + (at % 3))}${KINDS[at % KINDS.length] ?? ''}${at % 7 === 0 ? at : ''}`,
  )
  /** A few tags stand in very many articles, most in few. */
  const tag = () => Math.min(tagCount - 1, Math.floor(tagCount * random() ** 4))
  const number = () =>
    random() < 0.5 ? `${(random() * 90 + 1).toFixed(1)}万` : String(Math.floor(random() * 90_000 + 1000))
  const sentence = () => `${clause()}${clause()}，${clause()}`
  const paragraph = (tags: readonly number[]) => {
    const parts = Array.from({ length: 2 + Math.floor(random() * 3) }, sentence)
    if (random() < 0.5) parts.push(`${text(4)}${number()}${text(3)}`)
    const named = tags[Math.floor(random() * tags.length)]
    if (named !== undefined) parts.splice(1, 0, `${text(3)}${names[named] ?? ''}${text(4)}`)
    return `${parts.join('，')}。`
  }
  const article = (): BenchArticle => {
    const tags = [...new Set(Array.from({ length: 8 }, tag))]
    return {
      headline: `${clause()}${random() < 0.5 ? (names[tags[0] ?? 0] ?? '') : text(6)}`,
      deck: random() < 0.3 ? sentence() : null,
      paragraphs: Array.from({ length: 3 + Math.floor(random() * 8) }, () => paragraph(tags)),
      tags,
    }
  }
  return { names, article }
}
