import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ENV_NAMES, mailServerOf, readEnv } from './env'
import { SetupError } from './errors'

const serverOf = (SMTP_URL: string) =>
  mailServerOf(readEnv({ SMTP_URL, MAIL_FROM: '编辑部 <desk@example.cn>' }))

describe('the mail server of the environment', () => {
  test.for([
    ['smtp://mail.example.cn', { port: 587, security: 'starttls', login: null }],
    ['smtp://mail.example.cn:2525', { port: 2525, security: 'starttls' }],
    ['smtps://a%40b.cn:p%3Aw@mail.example.cn', { port: 465, login: { user: 'a@b.cn', password: 'p:w' } }],
    ['smtp://relay.example.cn?tls=none', { port: 25, security: 'none' }],
    ['smtp://127.0.0.1:1025', { port: 1025, security: 'none' }],
    ['smtp://[::1]:1025', { host: '::1', security: 'none' }],
  ] as const)('%s is read', ([url, server]) => expect(serverOf(url)).toMatchObject(server))

  test('is none while it is unset, and refused when it is half set or no mail server', () => {
    expect(mailServerOf(readEnv({}))).toBeNull()
    expect(() => mailServerOf(readEnv({ SMTP_URL: 'smtp://a.cn' }))).toThrow(SetupError)
    expect(() => serverOf('https://mail.example.cn')).toThrow(SetupError)
    expect(() => serverOf('smtp://desk:50%off@mail.example.cn')).toThrow(SetupError)
    expect(() => readEnv({ SMTP_URL: 'smtp://a.cn' })).toThrow('MAIL_FROM')
    expect(() => readEnv({ MAIL_FROM: 'desk' })).toThrow(SetupError)
  })
})

test('every setting is in the example and in the table of the README, and they name no other', () => {
  const example = readFileSync('.env.example', 'utf8')
  expect([...example.matchAll(/^#(\w+)=/gmu)].map(([, name]) => name).toSorted()).toEqual(
    ENV_NAMES.toSorted(),
  )
  const readme = readFileSync('README.md', 'utf8')
  for (const name of ENV_NAMES)
    expect(readme).toMatch(new RegExp(`\`${name}\`|\`_${name.replace(/^[A-Z]+_/u, '')}\``, 'u'))
})
