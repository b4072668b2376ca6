import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LINE_LABELS } from '../blocks/line-labels'
import type { LineLabel } from '../blocks/line-labels'
import { labelledBlocks } from '../fixtures/labelled-blocks'
import { dealTexts } from './deal-texts'
import type { Story } from './story'
import { toStories } from './to-stories'

type Labelled = readonly (readonly [LineLabel, string])[]

const trains: Labelled[number] = ['headline', '江州北站昨起增开夜间列车']
const grain: Labelled[number] = ['headline', '两座粮库并网储粮能力翻番']
const marsh: Labelled[number] = ['headline', '白鹭湿地周末闭园检修']
const ofTrains: Labelled[number] = ['opening', '江州北站站长说，夜间列车每晚增开四趟，旅客可凭身份证进站。']
const ofGrain: Labelled[number] = ['opening', '东仓、西仓两座粮库昨日并网，储粮能力由三万吨增至六万吨。']
const ofMarsh: Labelled[number] = ['opening', '白鹭湿地管理处提醒市民，周末两天闭园检修木栈道。']

function deal(lines: Labelled): Story[] | null {
  const { blocks, habits } = labelledBlocks(lines)
  return dealTexts(blocks, habits, toStories(blocks))
}

function told(stories: readonly Story[] | null): [string, string[]][] | undefined {
  return stories?.map(({ head, passages }) => [
    head.map(({ text }) => text).join(),
    passages.flatMap(({ blocks }) => blocks.map(({ text }) => text.slice(0, 4))),
  ])
}

test('heads above all texts get those that repeat them, in whatever order', () => {
  const stories = told(deal([trains, grain, marsh, ofMarsh, ofTrains, ofGrain]))
  expect(stories).toHaveLength(3)
  expect(new Map(stories)).toEqual(
    new Map([
      [trains[1], ['江州北站']],
      [grain[1], ['东仓、西']],
      [marsh[1], ['白鹭湿地']],
    ]),
  )
})

test('a sentence that another article breaks goes on below it', () => {
  const stories = told(
    deal([
      trains,
      grain,
      marsh,
      ['opening', '江州北站站长说，夜间列车每晚增开'],
      ['signature', '（王小明）'],
      ofGrain,
      ['signature', '（李大力）'],
      ['text', '四趟，旅客可凭身份证进站乘夜间列车。'],
      ofMarsh,
    ]),
  )
  expect(new Map(stories).get(trains[1])).toEqual(['江州北站', '四趟，旅'])
})

test('a dispatch that no head names begins an article without a head', () => {
  const stories = told(
    deal([
      marsh,
      trains,
      grain,
      ofMarsh,
      ofTrains,
      ofGrain,
      ['opening', '本报讯（记者 王小明）昨晚，城南菜市场试行扫码秤，摊主不再手写小票。'],
    ]),
  )
  expect(stories?.at(-1)).toEqual(['', ['本报讯（']])
})

test('heads that stand above their texts are left as printed', () => {
  expect(deal([trains, ofTrains, grain, ofGrain, marsh, ofMarsh])).toBeNull()
})

test('a text that no head heads goes to the one it names, though every head has a text below', () => {
  const lines: Labelled = [
    grain,
    ofGrain,
    trains,
    ofTrains,
    ['signature', '（王小明）'],
    ['opening', '两座粮库并网储粮以后，东仓、西仓的储粮能力翻番，储粮由六万吨再增至七万吨。'],
  ]
  expect(new Map(told(deal(lines)))).toEqual(
    new Map([
      [grain[1], ['东仓、西', '两座粮库']],
      [trains[1], ['江州北站']],
    ]),
  )
})

test('heads above their texts keep them, though one text would go with another head', () => {
  const lines: Labelled = [
    trains,
    ofTrains,
    grain,
    ofGrain,
    ['opening', '白鹭湿地旁的东仓也在扩建。'],
    marsh,
    ofMarsh,
  ]
  expect(deal(lines)).toBeNull()
})

test('every block is in one story, once', () => {
  const line = fc.tuple(
    fc.constantFrom(...LINE_LABELS),
    fc.constantFrom(...[trains, grain, marsh, ofTrains, ofGrain, ofMarsh].map(([, text]) => text)),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 24 }), (lines) => {
      const { blocks, habits } = labelledBlocks(lines)
      const stories = dealTexts(blocks, habits, toStories(blocks))
      if (stories === null) return
      const dealt = stories.flatMap(({ head, passages, closing }) => [
        ...head,
        ...passages.flatMap(({ subhead, blocks: own }) => (subhead ? [subhead, ...own] : own)),
        ...closing,
      ])
      expect(dealt).toHaveLength(blocks.length)
      expect(new Set(dealt)).toEqual(new Set(blocks))
    }),
  )
})
