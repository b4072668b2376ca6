import { describe, expect, test } from 'vitest'
import { parsePageName, isSamePage } from './jumps/page-name'
import { seamOf, startsInside } from './jumps/seam'
import { matchJumps, type JumpPage, type JumpSide } from './match-jumps'

const page = (label: string | null, change: Partial<JumpPage> = {}): JumpPage => ({
  id: `page-${label ?? 'x'}`,
  fileId: `file-${label ?? 'x'}`,
  sheet: 1,
  isOnlySheet: true,
  label,
  newspaper: '松江报',
  printedOn: '2023-12-04',
  ...change,
})
const unknown = (id: string): JumpPage => page(null, { id, fileId: id, newspaper: null, printedOn: null })

const side = (id: string, at: JumpPage, change: Partial<JumpSide>): JumpSide => ({
  id,
  headline: '',
  text: '',
  continuesFrom: null,
  continuesTo: null,
  startsInside: false,
  page: at,
  ...change,
})

const CHIPS = {
  head: '本报讯 集成电路产业园昨天开工，晶圆制造、封装测试企业同时进驻。园区规划晶圆年产能三十万片，封装测试企业已签约二十家，带动晶',
  tail: '圆设备、电子材料等配套企业落户。封装测试环节将在明年投产，园区负责人说，晶圆产能将分三期释放。',
}
const FARMS = {
  head: '浦南的稻田里，收割机来回穿梭。合作社负责人说，今年稻米亩产和收入都创下新高，稻米品牌已经走进九城市的商超，合作社社员的收',
  tail: '入也比去年增加。合作社还计划建设稻米加工中心，让社员分享品牌的收益。',
}

const chipsHead = side('chips-head', page('1'), {
  headline: '集成电路产业园开工',
  text: CHIPS.head,
  continuesTo: '第四版',
})
const farmsHead = side('farms-head', page('1'), {
  headline: '浦南稻米香飘九城',
  text: FARMS.head,
  continuesTo: '第四版',
})
const chipsTail = side('chips-tail', page('4'), { text: CHIPS.tail, continuesFrom: '第一版' })
const farmsTail = side('farms-tail', page('4'), { text: FARMS.tail, continuesFrom: '第一版' })

const pairs = (fragments: JumpSide[], beginnings: JumpSide[]) =>
  matchJumps(fragments, beginnings).map(({ fragmentId, beginningId }) => `${fragmentId} < ${beginningId}`)

describe('matching', () => {
  test('a fragment finds its beginning, and says why', () => {
    const [match] = matchJumps([chipsTail], [chipsHead])
    expect(match?.signs).toEqual([
      'from-names-page',
      'to-names-page',
      'jump-lines',
      'same-issue',
      'sentence-completed',
      'words-shared',
    ])
    expect(match?.score).toBeGreaterThan(0.8)
  })

  test('of two beginnings that both go on on page four each gets its own continuation', () => {
    const wanted = ['chips-tail < chips-head', 'farms-tail < farms-head']
    expect(pairs([chipsTail, farmsTail], [farmsHead, chipsHead]).sort()).toEqual(wanted)
    expect(pairs([chipsTail], [farmsHead, chipsHead])).toEqual(['chips-tail < chips-head'])
    expect(pairs([farmsTail], [farmsHead, chipsHead])).toEqual(['farms-tail < farms-head'])
  })

  test('headline words decide where sentences end at the jump', () => {
    const ended = (one: JumpSide, text: string) => ({ ...one, text: `${text}。` })
    const titled = (one: JumpSide, headline: string, text: string) => ({
      ...one,
      headline,
      text: `另据介绍，${text}`,
    })
    expect(
      pairs(
        [
          titled(chipsTail, '产业园开工', '配套企业落户。'),
          titled(farmsTail, '稻米香飘九城', '加工中心在建。'),
        ],
        [ended(chipsHead, '企业同时进驻'), ended(farmsHead, '收割机来回穿梭')],
      ).sort(),
    ).toEqual(['chips-tail < chips-head', 'farms-tail < farms-head'])
  })

  test('pages that say nothing of themselves need the words to agree', () => {
    const head = { ...chipsHead, page: unknown('a') }
    const tail = { ...chipsTail, headline: '产业园开工 企业进驻', page: unknown('b') }
    expect(pairs([tail], [head])).toEqual(['chips-tail < chips-head'])
    expect(pairs([tail], [{ ...farmsHead, page: unknown('a') }])).toEqual([])
  })

  test('a lost jump line on either side is made up for by the other', () => {
    expect(pairs([chipsTail], [{ ...chipsHead, continuesTo: null }])).toEqual(['chips-tail < chips-head'])
    expect(pairs([{ ...chipsTail, continuesFrom: null, startsInside: true }], [chipsHead])).toEqual([
      'chips-tail < chips-head',
    ])
    const [match] = matchJumps(
      [{ ...chipsTail, continuesFrom: null, startsInside: true, page: unknown('b') }],
      [{ ...chipsHead, continuesTo: null, page: unknown('a') }],
    )
    expect(match).toBeUndefined()
  })

  test('what is printed forbids: another page, another day, another paper, the same page', () => {
    for (const at of [
      page('2'),
      page('1', { printedOn: '2023-12-05' }),
      page('1', { newspaper: '解放日报' }),
      page('4'),
    ]) {
      expect(pairs([chipsTail], [{ ...chipsHead, page: at }])).toEqual([])
    }
    expect(pairs([{ ...chipsTail, page: page('3') }], [chipsHead])).toEqual([])
  })

  test('pages of one file without labels are counted by their place in it', () => {
    const sheet = (number: number) =>
      page(null, { id: `sheet-${number}`, fileId: 'pdf', sheet: number, isOnlySheet: false, newspaper: null })
    const [match] = matchJumps([{ ...chipsTail, page: sheet(4) }], [{ ...chipsHead, page: sheet(1) }])
    expect(match?.signs).toEqual(expect.arrayContaining(['from-names-page', 'to-names-page', 'same-file']))
    // A file may hold the later pages of an issue only.
    expect(pairs([{ ...chipsTail, page: sheet(2) }], [{ ...chipsHead, page: sheet(1) }])).toHaveLength(1)
  })

  test('an article that is whole is no side of a jump', () => {
    const whole = { ...chipsHead, continuesTo: null, text: `${CHIPS.head}圆企业进驻。` }
    expect(pairs([chipsTail], [whole])).toEqual([])
    expect(pairs([{ ...chipsTail, continuesFrom: null, text: '另一件事。' }], [chipsHead])).toEqual([])
  })

  test('a text that begins anew does not finish a sentence', () => {
    const other = { ...chipsTail, text: '本报讯 晶圆企业昨天在园区举行封装测试技术交流会。' }
    const [best] = matchJumps([chipsTail, other], [chipsHead])
    expect(best?.fragmentId).toBe('chips-tail')
    expect(matchJumps([other], [chipsHead])[0]?.signs).not.toContain('sentence-completed')
  })
})

describe('the names of pages', () => {
  test.each([
    ['第四版', '4', true],
    ['A03版', 'A3', true],
    ['第3版', 'A3', true],
    ['Ａ３', 'a03', true],
    ['十二版', '12', true],
    ['头版', '1', true],
    ['第四版', '5', false],
    ['A3', 'B3', false],
    ['要闻版', '1', null],
  ])('%s and %s', (first, second, same) => expect(isSamePage(first, second)).toBe(same))

  test('no page is called zero or nothing', () => {
    expect([parsePageName('第零版'), parsePageName(''), parsePageName('版')]).toEqual([null, null, null])
  })
})

describe('a seam', () => {
  test.each([
    ['words that stand together elsewhere', '科技创新带动产业发展，科技创', '新还要靠人才', 1],
    ['punctuation that begins no text', '他说，这是一个好消息', '，大家都很高兴。', 1],
    ['a quotation that is closed', '要打好“工业向园区集中、', '二产三产联动”三大攻坚战', 1],
    ['nothing known of the characters', '这是一个很好的消', '防演练', 0],
    ['a figure cut in two', '总投资超过4', '50亿元', 0.4],
  ])('with %s', (_, before, after, value) => expect(seamOf(before, after)).toBeCloseTo(value))

  test('after a whole sentence tells nothing, unless the text goes on inside one', () => {
    expect(seamOf('会议结束。', '另据介绍，项目开工。')).toBeNull()
    expect(seamOf('会议结束。', '，大家都很高兴。')).toBe(-1)
    expect(startsInside('》一书的作者')).toBe(true)
  })
})
