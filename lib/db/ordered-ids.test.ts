import { expect, test } from 'vitest'
import { z } from 'zod'
import { orderedIds } from './ordered-ids'

test('ids are UUIDs of version 7, all different, and sort as they were made', () => {
  const ids = orderedIds(10_000)
  expect(new Set(ids).size).toBe(10_000)
  expect(ids.toSorted()).toEqual(ids)
  for (const id of ids) expect(z.uuidv7().safeParse(id).success, id).toBe(true)
  expect(orderedIds(0)).toEqual([])
})
