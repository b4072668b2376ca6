import { describe, expect, test } from 'vitest'
import { toLines } from '../to-lines'
import { parseByline } from './byline'
import { FREE_WIDTH, toColumnWidths } from './column-widths'
import { endsParagraph, widthOf } from './measure'
import { toLineKind } from './line-kind'
import type { LineLabel } from './line-labels'
import { readLines, type LineReader } from './line-model'
import { undouble } from './page-lines'
import { reflow } from './reflow'
import { toBlocks } from './to-blocks'

describe('reflow', () => {
  test.each([
    [
      ['日前， 长三角 G60 科创走廊科技', '成果对接转化大会在杭州召开。 此次'],
      '日前，长三角G60科创走廊科技成果对接转化大会在杭州召开。此次',
    ],
    [['聚力涵养卓越创新生态 携手推动长三角'], '聚力涵养卓越创新生态 携手推动长三角'],
    [['三 省 人 才 落 户'], '三省人才落户'],
    [['尼克劳斯(Nikolaos', 'Logothetis)'], '尼克劳斯(Nikolaos Logothetis)'],
    [['行动方案(2023-', '2025年)'], '行动方案(2023-2025年)'],
    [['本报讯 推进长三角'], '本报讯 推进长三角'],
    [['“三先走廊”建设 共建共享'], '“三先走廊”建设 共建共享'],
  ])('%j', (lines, text) => {
    expect(reflow(lines)).toBe(text)
  })
})

describe('bylines', () => {
  test.each([
    ['□记者 李于伯 梁峰', ['李于伯 记者', '梁峰 记者'], null],
    ['■ 何秀芳李迎宾', ['何秀芳 null', '李迎宾 null'], null],
    ['解放日报记者 李成东', ['李成东 记者'], '解放日报'],
    ['（记者 顾雨婷 通讯员 李婷婷 陈 浩）', ['顾雨婷 记者', '李婷婷 通讯员', '陈浩 通讯员'], null],
    ['新华网 发 王文生 摄', ['王文生 摄影'], '新华网'],
    ['文/王小明 图/李大力', ['王小明 作者', '李大力 摄影'], null],
    ['□ 湖北日报全媒记者 李 源 张真真 通讯员 王文', ['李源 记者', '张真真 记者', '王文 通讯员'], '湖北日报'],
    ['□ 本报记者 欧阳宏伟', ['欧阳宏伟 记者'], '本报'],
  ])('%s', (line, people, outlet) => {
    const reading = parseByline(line)
    expect(reading?.bylines.map(({ name, role }) => `${name} ${role}`)).toEqual(people)
    expect(reading?.outlet).toBe(outlet)
  })

  test.each([
    '记者了解到',
    '文明行为',
    '■ 苏浙皖三地引进人才落户上',
    '高质量发展',
    '王小明 李大力',
    '摄影大赛开幕',
  ])('no byline: %s', (line) => {
    expect(parseByline(line)).toBeNull()
  })
})

describe('kinds of lines', () => {
  test.each([
    ['◀ 上接第一版', 'jump-from'],
    ['（下转第2版）', 'jump-to'],
    ['（上接第1版《小城大事》）', 'jump-from'],
    ['（上接第1版）截至2月末，云溪农商银行', 'text'],
    ['（下转第2版）另据县统计局消息', 'text'],
    ['详见第三版', 'page-reference'],
    ['内版导读', 'navigation'],
    ['文明健康 有你有我 | 公益广告', 'advertisement'],
    ['陈正宝 摄', 'credit'],
    ['（据“上海发布”微信公众号）', 'source-credit'],
    ['本版图片均由记者张三拍摄', 'discard'],
    ['松江报 2023年12月4日 星期一 第3版', 'discard'],
    ['责任编辑：张三 版式：李四', 'discard'],
    ['在2023年12月4日上午举行的长三角', 'text'],
    ['达到842', 'text'],
  ])('%s is %s', (line, kind) => {
    expect(toLineKind(line).kind).toBe(kind)
  })
})

test('doubled type is read once, ordinary repetition is not doubled type', () => {
  expect(undouble('中共上海市松江区委书记程向民中共上海市松江区委书记程向民')).toBe(
    '中共上海市松江区委书记程向民',
  )
  expect(undouble('GG6060科创云廊科创云廊 陈海汶团队陈海汶团队 摄摄')).toBe('G60科创云廊 陈海汶团队 摄')
  expect(undouble('研究研究')).toBeNull()
  expect(undouble('天天向上好好学习')).toBeNull()
})

test('the width of a column is found where most lines are full', () => {
  const line = '一二三四五六七八九十一二三四五六'
  const columnsOf = (texts: readonly string[]) => [
    ...toColumnWidths(texts.map(widthOf), texts.map(endsParagraph)),
  ]
  expect(columnsOf([line, line, '三四。', line, line, line])).toEqual([16, 16, 16, 16, 16, 16])
  const long = `${line.repeat(5)}。`
  expect(new Set(columnsOf([long, `${long}${line}。`, long, line.repeat(8)]))).toEqual(new Set([FREE_WIDTH]))
})

test('a point below what announces a list is a subhead, though it looks like a headline', () => {
  const labels: LineLabel[] = ['opening', 'kicker', 'headline-more', 'text']
  const read: LineReader = (lines) =>
    lines.map((_, index) => ({ label: labels[index] ?? 'text', score: 1, reason: 'sequence' }))
  const labelsOf = (announcing: string) =>
    toBlocks(
      toLines(
        ['市里今年再推五项措施。', announcing, '■ 户口迁移全程', '网上办理 申请可用手机提交。'].join('\n'),
      ),
      read,
    ).blocks.map(({ label }) => label)
  for (const announcing of ['新推的五项措施是———', '新推的五项措施如下：'])
    expect(labelsOf(announcing)).toEqual(['paragraph', 'paragraph', 'subhead', 'paragraph'])
  expect(labelsOf('新推的五项措施')).toEqual(['paragraph', 'kicker', 'headline', 'paragraph'])
})

test('a point whose heading runs into its text is a paragraph, and one that stands alone a subhead', () => {
  const labels: LineLabel[] = ['opening', 'subhead', 'opening', 'text']
  const read: LineReader = (lines) =>
    lines.map((_, index) => ({ label: labels[index] ?? 'text', score: 1, reason: 'sequence' }))
  const blocksOf = (point: string, below: string) =>
    toBlocks(toLines(['镇里今年要办几件实事。', point, below, '，不必再到县城。'].join('\n')), read)
      .blocks.slice(1)
      .map(({ label, text }) => `${label} ${text}`)
  // The heading ends within the line below.
  expect(blocksOf('■ 三镇渔民就近换领捕捞许', '可证书 渔民在镇上即可办理')).toEqual([
    'paragraph ■三镇渔民就近换领捕捞许可证书 渔民在镇上即可办理，不必再到县城。',
  ])
  // The line breaks off in a word.
  expect(blocksOf('■ 渡船夏季延时并增开至上', '海末班改到晚上九点钟开')).toHaveLength(1)
  expect(blocksOf('■ 换证不出镇', '渔民在镇上即可办理换证')).toEqual([
    'subhead ■换证不出镇',
    'paragraph 渔民在镇上即可办理换证，不必再到县城。',
  ])
})

test('wrapped paragraphs are joined by indent and short last lines, headings stand out', () => {
  const text = [
    '加强协同创新',
    '松江是长三角科创走廊策源地，',
    '在这一历史机遇期中更加主动作为推',
    '动高质量发展。',
    '区经委主任表示，要坚持市场化',
    '法治化和国际化导向推动一体化发展',
    '取得新的重大突破。',
  ].join('\n')
  const { blocks } = toBlocks(toLines(text), readLines)
  // Which heading it is, the article settles.
  expect(
    blocks.map(
      ({ label, text: words }) => `${label === 'paragraph' ? label : 'heading'} ${words.slice(0, 6)}`,
    ),
  ).toEqual(['heading 加强协同创新', 'paragraph 松江是长三角', 'paragraph 区经委主任表'])
})
