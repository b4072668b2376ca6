import { expect, test } from 'vitest'
import { EMPTY_DRAFT, type PageReading } from './model'
import { namePastedPage } from './name-pasted-page'

const printed = (value: string) => ({ value, isGuess: false })
const reading: PageReading = {
  newspaper: null,
  printedOn: null,
  pageLabel: null,
  discards: [],
  drafts: [EMPTY_DRAFT, { ...EMPTY_DRAFT, headline: '九城市共建科创走廊' }],
}
const dated = { ...reading, newspaper: printed('走廊日报'), printedOn: printed('2023-12-04') }

test.for<[string, PageReading, string]>([
  ['newspaper, date and page', { ...dated, pageLabel: printed('4') }, '走廊日报 2023-12-04 第4版'],
  ['a page that says more', { ...dated, pageLabel: printed('要闻 A2') }, '走廊日报 2023-12-04 要闻 A2'],
  ['no page', dated, '走廊日报 2023-12-04'],
  [
    'a date alone, which many pages share',
    { ...reading, printedOn: printed('2023-12-04') },
    '九城市共建科创走廊',
  ],
  ['nothing printed', { ...reading, drafts: [] }, '本报讯'],
])('%s', ([, page, expected]) => {
  expect(namePastedPage(page, '本报讯')).toBe(expected)
})
