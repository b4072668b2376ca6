import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { answerAhead, readAhead } from './read-ahead'

describe('reading ahead', () => {
  it('begins what a page asks for before it is answered, and gives it once', async () => {
    const asked: string[] = []
    const take = readAhead((path) => {
      if (!path.startsWith('/leaves/')) return null
      asked.push(path)
      return Promise.resolve(`read ${path}`)
    })
    const answered = await answerAhead('/leaves/1', async () => {
      expect(asked).toEqual(['/leaves/1'])
      await turn()
      return [await take(), take()]
    })
    expect(answered).toEqual(['read /leaves/1', undefined])
    expect(asked).toEqual(['/leaves/1'])
  })

  it('keeps what was begun for one answer from another', async () => {
    const take = readAhead((path) => (path.startsWith('/pairs/') ? Promise.resolve(path) : null))
    const answer = async () => {
      await turn()
      return take()
    }
    const both = await Promise.all([answerAhead('/pairs/1', answer), answerAhead('/pairs/2', answer)])
    expect(both).toEqual(['/pairs/1', '/pairs/2'])
  })

  it('has nothing for other pages, and outside of answers', async () => {
    const take = readAhead((path) => (path === '/mine' ? Promise.resolve(path) : null))
    expect(answerAhead('/others', take)).toBeUndefined()
    expect(take()).toBeUndefined()
  })

  it('fails where it is taken, and nowhere when nobody takes it', async () => {
    const take = readAhead((path) => (path === '/broken' ? Promise.reject(new Error('no database')) : null))
    answerAhead('/broken', () => null)
    await turn()
    await expect(answerAhead('/broken', take)).rejects.toThrow('no database')
  })
})
