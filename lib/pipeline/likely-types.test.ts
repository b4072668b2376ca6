import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { likelyTypes } from './likely-types'
import { TAG_TYPES } from './model'

describe('the types that a name is likely of', () => {
  test.each([
    ['云江科技有限公司', 'organization'],
    ['星火集团', 'organization'],
    ['同江大学', 'organization'],
    ['管理委员会', 'organization'],
    ['长江研究院', 'organization'],
    ['松江区', 'place'],
    ['嘉善县', 'place'],
    ['黄山市', 'place'],
    ['泗泾镇', 'place'],
    ['浙江省', 'place'],
    ['科创走廊大会', 'event'],
    ['云江论坛', 'event'],
    ['产业峰会', 'event'],
    ['工业博览会', 'event'],
    ['国土空间规划', 'policy'],
    ['实施方案', 'policy'],
    ['促进条例', 'policy'],
    ['指导意见', 'policy'],
    ['实训基地', 'project'],
    ['临港产业园区', 'project'],
    ['科创走廊', 'project'],
    ['双创平台', 'project'],
    ['星火大厦', 'project'],
    ['李天蔚', 'person'],
    ['欧阳明月', 'person'],
  ])('%s: %s first', (name, type) => {
    expect(likelyTypes(name)[0]).toBe(type)
  })

  test('a name that says nothing leaves the order as it is', () => {
    expect(likelyTypes('G60')).toEqual(TAG_TYPES)
    expect(likelyTypes('')).toEqual(TAG_TYPES)
  })

  test('every type is there once, whatever the name', () => {
    fc.assert(
      fc.property(fc.string(), (name) => likelyTypes(name).sort().join() === [...TAG_TYPES].sort().join()),
    )
  })
})
