import { expect, test } from 'vitest'
import { escapeXml } from './escape-xml'

test('what XML reads as markup or cannot hold does not get through', () => {
  expect(escapeXml(`R&D <"走廊"> 'a'\u0000\uD800`)).toBe('R&amp;D &lt;&quot;走廊&quot;&gt; &apos;a&apos;')
})
