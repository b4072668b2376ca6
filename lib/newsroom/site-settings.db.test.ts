import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { makeActor, makeArticle } from '../../seeds/factory'
import { db } from '../db/client'
import { noteHubTold } from '../db/websub'
import { MEDIA_SETTING, MediaSettings } from '../editorial/picture'
import { STATIONS_SETTING } from '../editorial/stations'
import { Forbidden, NotFound } from '../errors'
import {
  chooseDefaultSection,
  createSection,
  listSectionSettings,
  moveSection,
  nameSection,
  removeSection,
} from './manage-sections'
import { getFeedState } from './get-feeds'
import { getMediaSettings, updateMediaSettings } from './update-media-setting'
import { getStations, updateStations } from './update-stations'
import { uploadPicture } from './upload-picture'

const newSection = () => {
  const mark = randomUUID().slice(0, 8)
  return { name: `栏目${mark}`, nameEn: `Section ${mark}`, slug: `s-${mark}` }
}
async function makeSection() {
  const admin = await makeActor('ADMIN')
  const section = newSection()
  await createSection(admin, section)
  const { id } = await db.section.findUniqueOrThrow({ where: { slug: section.slug } })
  return { admin, id, ...section }
}
const idsInOrder = async (admin: Awaited<ReturnType<typeof makeActor>>) =>
  (await listSectionSettings(admin)).map(({ id }) => id)

describe('a section', () => {
  test('is made behind the others, renamed and moved; readers hear of it', async () => {
    const { admin, id } = await makeSection()
    expect((await idsInOrder(admin)).at(-1)).toBe(id)
    const name = newSection().name
    await nameSection(admin, { id, name, nameEn: 'Other' })
    await moveSection(admin, { id, to: 'up' })
    const order = await idsInOrder(admin)
    expect(order.at(-2)).toBe(id)
    await moveSection(admin, { id, to: 'down' })
    await moveSection(admin, { id, to: 'down' })
    expect((await idsInOrder(admin)).at(-1)).toBe(id)
    expect(await db.section.findUniqueOrThrow({ where: { id } })).toMatchObject({ name, nameEn: 'Other' })
    expect(await db.staleSurface.count({ where: { surface: `section:${id}` } })).toBeGreaterThan(0)
    expect(await db.auditEvent.count({ where: { targetId: id } })).toBe(5)
  })

  test('has a name and an address of its own', async () => {
    const { admin, id, name, slug } = await makeSection()
    const taken = { reason: 'section-taken' }
    await expect(createSection(admin, { ...newSection(), name })).rejects.toMatchObject(taken)
    await expect(createSection(admin, { ...newSection(), slug })).rejects.toMatchObject(taken)
    const other = await makeSection()
    await expect(nameSection(admin, { id: other.id, name, nameEn: 'x' })).rejects.toMatchObject(taken)
    await nameSection(admin, { id, name, nameEn: 'The same name may stay' })
  })

  test('is deleted only while nothing was ever filed there and imports do not go there', async () => {
    const { admin, id } = await makeSection()
    const before = await db.section.findFirstOrThrow({ where: { isDefault: true } })
    await chooseDefaultSection(admin, { id })
    try {
      await expect(removeSection(admin, { id })).rejects.toMatchObject({ reason: 'section-default' })
      expect(await db.section.count({ where: { isDefault: true } })).toBe(1)
    } finally {
      await chooseDefaultSection(admin, { id: before.id })
    }
    const used = await makeSection()
    const article = await makeArticle(admin, '有栏目的稿件', ['一'])
    await db.article.update({ where: { id: article.id }, data: { sectionId: used.id } })
    await expect(removeSection(admin, used)).rejects.toMatchObject({ reason: 'section-in-use' })
    await removeSection(admin, { id })
    await expect(removeSection(admin, { id })).rejects.toBeInstanceOf(NotFound)
  })

  test('is the business of admins alone', async () => {
    const { id } = await makeSection()
    const editor = await makeActor('EDITOR')
    for (const act of [
      () => listSectionSettings(editor),
      () => createSection(editor, newSection()),
      () => nameSection(editor, { id, name: 'x', nameEn: 'x' }),
      () => moveSection(editor, { id, to: 'up' }),
      () => chooseDefaultSection(editor, { id }),
      () => removeSection(editor, { id }),
      () => getStations(editor),
      () => updateStations(editor, { stations: [] }),
    ])
      await expect(act()).rejects.toBeInstanceOf(Forbidden)
  })
})

describe('the cities of the corridor', () => {
  afterAll(() => db.setting.deleteMany({ where: { key: STATIONS_SETTING } }))

  test('are set in order, and a new one can be written of', async () => {
    const admin = await makeActor('ADMIN')
    const name = `城${randomUUID().slice(0, 6)}`
    const stations = [
      { name, nameEn: 'City' },
      { name: '松江', nameEn: 'Songjiang' },
    ]
    await updateStations(admin, { stations })
    expect(await getStations(admin)).toEqual(stations)
    expect(await db.tag.count({ where: { type: 'place', name } })).toBe(1)
    await updateStations(admin, { stations })
    expect(await db.tag.count({ where: { type: 'place', name } })).toBe(1)
  })
})

describe('how large a picture may be', () => {
  afterAll(() => db.setting.deleteMany({ where: { key: MEDIA_SETTING } }))

  test('is set by admins, within what the program can take, and holds at the door', async () => {
    const [admin, editor] = [await makeActor('ADMIN'), await makeActor('EDITOR')]
    expect(await getMediaSettings(editor)).toEqual({ megabytes: 40 })
    await expect(updateMediaSettings(editor, { megabytes: 1 })).rejects.toBeInstanceOf(Forbidden)
    expect(MediaSettings.safeParse({ megabytes: '41' }).success).toBe(false)
    await updateMediaSettings(admin, { megabytes: 1 })
    const large = uploadPicture(editor, { name: 'a.jpg', bytes: new Uint8Array(1_000_001) })
    await expect(large).rejects.toMatchObject({ reason: 'picture-too-large', facts: { megabytes: 1 } })
  })
})

describe('feeds', () => {
  afterAll(async () => {
    delete process.env.WEBSUB_HUB
    await db.setting.deleteMany({ where: { key: 'websub' } })
  })

  test('an admin sees which hub is told of news, and up to when it knows everything', async () => {
    const admin = await makeActor('ADMIN')
    expect(await getFeedState(admin)).toEqual({ hub: null, toldUntil: null })
    process.env.WEBSUB_HUB = 'https://hub.example.cn/'
    const until = new Date('2026-11-29T08:00:00Z')
    await noteHubTold(until)
    expect(await getFeedState(admin)).toEqual({ hub: 'https://hub.example.cn/', toldUntil: until })
    await expect(getFeedState(await makeActor('EDITOR'))).rejects.toThrow(Forbidden)
  })
})
