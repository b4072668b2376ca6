import { expect, test } from 'vitest'
import { oneChange } from './one-change'

const TEXT = '昨天，松江区有高新技术企业1.5万家，比上年增长12%。'

test('one short change is told with its clause', () => {
  expect(oneChange(['标题', TEXT], ['标题', TEXT.replace('1.5', '1.8')])).toEqual({
    before: '松江区有高新技术企业1.5万家',
    after: '松江区有高新技术企业1.8万家',
  })
})

test('words that were put in or taken out are told by those around them', () => {
  expect(oneChange(['比上年增长12%。'], ['比上年约增长12%。'])).toEqual({
    before: '比上年增长12',
    after: '比上年约增长12',
  })
})

test.for([
  ['nothing', ['标题', TEXT], ['标题', TEXT]],
  ['two places of a text', [TEXT], [TEXT.replace('1.5', '1.8').replace('12%', '15%')]],
  ['two texts', ['标题', TEXT], ['新标题', TEXT.replace('1.5', '1.8')]],
  ['another paragraph', ['标题'], ['标题', TEXT]],
  ['a text written anew', ['旧'.repeat(60)], ['新'.repeat(60)]],
  ['all of a short text taken out', ['旧'], ['']],
] as const)('%s is no single short change', ([, before, after]) => {
  expect(oneChange(before, after)).toBeNull()
})
