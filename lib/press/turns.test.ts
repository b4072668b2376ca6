import { expect, test } from 'vitest'
import { Turns } from './turns'

test('so many work at once, the others in the order in which they came, though some fail', async () => {
  const turns = new Turns(2)
  const begun: number[] = []
  const ends: (() => void)[] = []
  const works = [0, 1, 2, 3, 4].map((number) =>
    turns
      .take(async () => {
        begun.push(number)
        await new Promise<void>((end) => ends.push(end))
        if (number === 1) throw new Error('failed')
        return number
      })
      .catch(() => 'failed'),
  )
  await Promise.resolve()
  expect(begun).toEqual([0, 1])
  ends[1]?.()
  await works[1]
  expect(begun).toEqual([0, 1, 2])
  for (let at = 0; at < 5; at += 1) {
    ends[at]?.()
    await new Promise((done) => setImmediate(done))
  }
  expect(await Promise.all(works)).toEqual([0, 'failed', 2, 3, 4])
  expect(begun).toEqual([0, 1, 2, 3, 4])
})
