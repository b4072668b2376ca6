import { expect, test } from 'vitest'
import { searchFold } from '../../document/search-fold'
import { pinyinOf } from '../../editorial/slug'
import { db } from '../client'
import { findOrPutTag } from '../vocabulary'
import { lookUp } from './search-lookup'

const NAMES = [
  `O'Reilly\\科创`,
  '科创5G·研究院',
  '𠮷野家',
  'C++ 中心 & 𠮷𠮷',
  '走廊',
  '“:*|!”廊道',
  '囍雨工坊',
]

const numbersOf = async (text: string) => {
  const { numbers } = await lookUp({
    texts: [text],
    reading: 'pinyin',
    hints: { texts: 0, size: 8 },
    words: [],
    tags: [],
    section: null,
  })
  return numbers[0]
}

test('finds every tag of which a name holds a text, and none besides', async () => {
  for (const name of NAMES) await db.$transaction((tx) => findOrPutTag(tx, { type: 'organization', name }))
  const tags = await db.tag.findMany({ select: { name: true, number: true }, orderBy: { number: 'asc' } })
  const folded = tags.map(({ name, number }) => ({ name, number, characters: [...searchFold(name)] }))
  const parts = folded.flatMap(({ characters }) =>
    characters.flatMap((_, from) =>
      Array.from({ length: characters.length - from }, (_one, length) =>
        characters.slice(from, from + length + 1).join(''),
      ),
    ),
  )
  for (const part of new Set([...parts, ...NAMES.map(pinyinOf), '廊走', '𠮷家']))
    expect([part, await numbersOf(part)]).toEqual([
      part,
      folded
        .filter(
          ({ name, characters }) =>
            characters.join('').includes(part) || (/^[a-z]{2,}$/u.test(part) && pinyinOf(name) === part),
        )
        .map(({ number }) => number),
    ])
})
