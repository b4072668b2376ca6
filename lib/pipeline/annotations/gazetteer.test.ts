import { expect, test } from 'vitest'
import { gazetteer } from './gazetteer'

const find = (surface: string) => gazetteer.find((entry) => entry.surface === surface)

test('every surface is listed once and has words', () => {
  const surfaces = gazetteer.map(({ surface }) => surface)
  expect(new Set(surfaces).size).toBe(surfaces.length)
  expect(gazetteer.filter(({ surface, canonical }) => surface.length < 2 || canonical.length < 2)).toEqual([])
})

test('cities and counties have a full and a short form, but none that is an everyday word', () => {
  expect(find('芜湖')).toMatchObject({ type: 'place', canonical: '芜湖市' })
  expect(find('松江')).toMatchObject({ canonical: '上海市松江区' })
  expect(find('寿光')).toMatchObject({ canonical: '寿光市' })
  expect(find('吉安市')).toMatchObject({ canonical: '吉安市' })
  expect(find('吉安')).toBeUndefined()
})

test('the nine cities of the corridor are known', () => {
  const cities = ['松江', '嘉兴', '杭州', '金华', '苏州', '湖州', '宣城', '芜湖', '合肥']
  expect(cities.filter((city) => find(city)?.type !== 'place')).toEqual([])
})
