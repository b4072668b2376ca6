import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { likelyCut, moveCut } from './line-cut'

describe('where a line is cut', () => {
  test('the widest gap first, then a stop after the middle', () => {
    expect(likelyCut('左栏的话说到这里    右栏另起')).toBe(12)
    expect(likelyCut('前面说的话一直到这里。后面另外的话')).toBe(11)
    expect(likelyCut('字')).toBeNull()
  })

  test('the caret stays inside the text and outside of surrogate pairs', () => {
    const step = fc.constantFrom(1 as const, -1 as const, 'stop' as const, '-stop' as const)
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('字', '𠮷', '。', ' '), { minLength: 3 }),
        fc.array(step),
        (parts, steps) => {
          const line = parts.join('')
          let at = likelyCut(line) ?? moveCut(line, 0, 1)
          for (const by of steps) at = moveCut(line, at, by)
          expect(at).toBeGreaterThan(0)
          expect(at).toBeLessThan(line.length)
          expect(line.charAt(at)).not.toMatch(/[\uDC00-\uDFFF]/u)
        },
      ),
    )
  })
})
