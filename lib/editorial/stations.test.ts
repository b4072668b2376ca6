import { expect, test } from 'vitest'
import { stationLines, STATIONS, StationsForm } from './stations'

const read = (stations: string) => StationsForm.safeParse({ stations }).data?.stations ?? null

test('what is shown is what is read', () => {
  expect(read(stationLines(STATIONS))).toEqual(STATIONS)
})

test.for([
  ['松江,Songjiang', [{ name: '松江', nameEn: 'Songjiang' }]],
  [' 松江　Song Jiang \r\n\r\n', [{ name: '松江', nameEn: 'Song Jiang' }]],
  ['松江 Songjiang\n松江 Songjiang', null],
  ['松江', null],
  ['', null],
  [Array.from({ length: 21 }, (_, at) => `城${at} City`).join('\n'), null],
] as const)('%j is read', ([text, stations]) => {
  expect(read(text)).toEqual(stations)
})
