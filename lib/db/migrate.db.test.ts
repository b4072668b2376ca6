import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { migrate, migrationStatus } from './migrate'
import { makeTestDatabase, openTestServer, type TestDatabase, type TestServer } from './test-database'

let server: TestServer
let database: TestDatabase
let folder: string

beforeAll(async () => {
  server = await openTestServer()
})
afterAll(() => server.close())

beforeEach(async () => {
  database = await makeTestDatabase(server)
  folder = await mkdtemp(join(tmpdir(), 'migrations-'))
  return async () => {
    await database.drop()
    await rm(folder, { recursive: true })
  }
})

const add = async (name: string, sql: string) => {
  await mkdir(join(folder, name), { recursive: true })
  await writeFile(join(folder, name, 'migration.sql'), sql)
}

async function rows(sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: database.url })
  await client.connect()
  const result = await client.query(sql)
  await client.end()
  return result.rows
}

test('runs each migration once, in the order of the names, functions with semicolons included', async () => {
  await add('2_second', 'INSERT INTO a VALUES (f());')
  await add(
    '1_first',
    `CREATE TABLE a (n int); CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 7; END $$;`,
  )
  expect(await migrationStatus(database.url, folder)).toEqual({
    applied: [],
    pending: ['1_first', '2_second'],
  })
  expect(await migrate(database.url, undefined, folder)).toEqual(['1_first', '2_second'])
  expect(await migrate(database.url, undefined, folder)).toEqual([])
  expect(await rows('SELECT n FROM a')).toEqual([{ n: 7 }])
  expect(
    await rows('SELECT migration_name, length(checksum) AS length FROM _prisma_migrations ORDER BY 1'),
  ).toEqual([
    { migration_name: '1_first', length: 64 },
    { migration_name: '2_second', length: 64 },
  ])
})

test('runs those alone that are named, and the others later', async () => {
  await add('1_first', 'CREATE TABLE a (n int);')
  await add('2_second', 'CREATE TABLE b (n int);')
  expect(await migrate(database.url, undefined, folder, ['1_first'])).toEqual(['1_first'])
  expect((await migrationStatus(database.url, folder)).pending).toEqual(['2_second'])
  expect(await migrate(database.url, undefined, folder)).toEqual(['2_second'])
})

test('leaves nothing of a migration that fails', async () => {
  await add('1_first', 'CREATE TABLE a (n int); SELECT 1/0;')
  await expect(migrate(database.url, undefined, folder)).rejects.toThrow(
    /1_first failed and was undone: division by zero/u,
  )
  expect(await rows(`SELECT to_regclass('a') AS a`)).toEqual([{ a: null }])
  await add('1_first', 'CREATE TABLE a (n int);')
  expect(await migrate(database.url, undefined, folder)).toEqual(['1_first'])
})

test('two at once run every migration once', async () => {
  await add('1_first', 'CREATE TABLE a (n int); SELECT pg_sleep(0.2);')
  const ran = await Promise.all([1, 2, 3].map(() => migrate(database.url, undefined, folder)))
  expect(ran.flat()).toEqual(['1_first'])
})

test('refuses a changed migration and a database of a newer program', async () => {
  await add('1_first', 'CREATE TABLE a (n int);')
  await migrate(database.url, undefined, folder)
  await add('1_first', 'CREATE TABLE a (n bigint);')
  await expect(migrate(database.url, undefined, folder)).rejects.toThrow(/1_first was changed/u)
  await rm(join(folder, '1_first'), { recursive: true })
  await expect(migrationStatus(database.url, folder)).rejects.toThrow(/newer than the program/u)
})

test('accepts the migrations of the product, twice', async () => {
  await cp('prisma/migrations', folder, { recursive: true })
  expect((await migrate(database.url)).length).toBeGreaterThan(0)
  expect(await migrate(database.url, undefined, folder)).toEqual([])
})
