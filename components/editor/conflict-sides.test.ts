import { expect, test } from 'vitest'
import type { DocumentNode } from '@/lib/document/body'
import { sidesOf } from './conflict-sides'

const NAMES = { sections: [], nameOfTag: (id: string) => id, figure: (name: string) => name }
const figure = (attrs: DocumentNode['attrs']): DocumentNode => ({
  type: 'figure',
  attrs: { id: 'f', alt: '', credit: null, isLead: false, assetId: null, ...attrs },
  content: [{ type: 'text', text: '会场里坐满了人' }],
})
const sides = (mine: DocumentNode, theirs: DocumentNode) =>
  sidesOf({ kind: 'text', key: 'f', mine: [mine], theirs: [theirs] }, NAMES)

test('two alternative texts of one picture are shown, not its caption twice', () => {
  expect(sides(figure({ alt: '会场' }), figure({ alt: '主席台' }))).toEqual({
    mine: '会场里坐满了人\nalt：会场',
    theirs: '会场里坐满了人\nalt：主席台',
  })
})

test('what is said of a picture is left out where both say the same', () => {
  const [mine, theirs] = [figure({ alt: '会场', credit: '王某' }), figure({ alt: '会场', isLead: true })]
  expect(sides(mine, theirs)).toEqual({
    mine: '会场里坐满了人\ncredit：王某\nlead：✗',
    theirs: '会场里坐满了人\ncredit：✗\nlead：✓',
  })
})
