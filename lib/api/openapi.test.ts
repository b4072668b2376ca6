import { existsSync, readdirSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { openApiDocument } from './openapi'
import { operationAt, OPERATION_IDS, OPERATIONS } from './operations'
import { API_SCHEMAS } from './schema-registry'

const document = openApiDocument('https://news.example.cn', '九城')
const text = JSON.stringify(document)

test('the document is OpenAPI 3.1', async () => {
  const validator = new Validator()
  expect(await validator.validate(structuredClone(document))).toEqual({ valid: true })
  expect(validator.version).toBe('3.1')
})

test('every reference leads somewhere, and every schema is used', () => {
  const named = Object.keys((document.components as { schemas: object }).schemas)
  const referred = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/gu)].map(([, name = '']) => name)
  expect([...new Set(referred)].toSorted()).toEqual(named.toSorted())
  expect(named.length).toBeGreaterThan(20)
})

test('every operation is a route, is told, and answers a schema with a name', () => {
  for (const id of OPERATION_IDS) {
    const { path, answer } = OPERATIONS[id]
    const folder = `app/api/v1${path.replaceAll('{', '[').replaceAll('}', ']')}`
    expect(existsSync(`${folder}/route.ts`), id).toBe(true)
    expect(text).toContain(`"operationId":"${id}"`)
    expect(API_SCHEMAS.get(answer)?.id, id).toBeTruthy()
    expect(operationAt(`/api/v1${path.replaceAll(/\{\w+\}/gu, '%E6%9D%BE-a')}`)).toBe(id)
  }
  const routes = readdirSync('app/api/v1', { recursive: true, encoding: 'utf8' }).filter((path) =>
    /(?:^|\/)route\.ts$/u.test(path),
  )
  // Besides the document itself and the address of nothing.
  expect(routes.length).toBe(OPERATION_IDS.length + 2)
})

test('an address that is none belongs to no operation', () => {
  for (const path of ['/api/v1/articles/', '/api/v1/articles/a/b', '/api/v1/figures', '/api/v2/articles'])
    expect(operationAt(path), path).toBeNull()
})
