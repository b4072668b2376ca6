import { expect, test } from 'vitest'
import type { z } from 'zod'
import { NewUser, PasswordChange } from '../editorial/user'
import { fieldErrors } from './field-errors'

const errorsOf = (schema: z.ZodType, input: unknown) => {
  const result = schema.safeParse(input)
  return result.success ? {} : fieldErrors(result.error)
}

test('each field says what is wrong with it', () => {
  expect(errorsOf(NewUser, { email: 'nobody', name: ' ', role: 'BOSS', password: 'short' })).toEqual({
    email: ['email'],
    name: ['required'],
    role: ['choice'],
    password: ['too-short:10'],
  })
})

test('a schema may name the sentence itself', () => {
  const input = { current: 'x', next: 'long enough 1', again: 'long enough 2' }
  expect(errorsOf(PasswordChange, input)).toEqual({ again: ['differs'] })
})

test('a field that is too long says how long it may be', () => {
  expect(errorsOf(NewUser, { email: 'a@b.cn', name: '长'.repeat(61), role: 'EDITOR' })).toEqual({
    name: ['too-long:60'],
  })
})
