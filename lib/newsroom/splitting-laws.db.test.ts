import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyDeskSteps, type DeskStep } from '../../seeds/any-desk-act'
import { openDesk, type Desk } from '../../seeds/desk-factory'
import { makeActor } from '../../seeds/factory'
import { db } from '../db/client'
import { Refused } from '../errors'
import { inkRunsOf } from '../pipeline/ink'
import { actOnPage } from './act-on-page'
import { getPageLedger } from './get-page-ledger'
import { redoAct, undoAct } from './replay-act'

const actor = await makeActor()

/** Does a step; false when the desk refuses it, and then nothing may have changed. */
async function take(desk: Desk, step: DeskStep): Promise<boolean> {
  const { version } = desk.view
  try {
    if (step === 'undo') desk.view = await undoAct(actor, desk.view)
    else if (step === 'redo') desk.view = await redoAct(actor, desk.view)
    else desk.view = await actOnPage(actor, { id: desk.id, version, acts: [step] })
    return true
  } catch (error) {
    if (error instanceof Refused) return false
    throw error
  }
}

/** The characters that rows of the ledger own, in page order; a character of two owners would stand there twice. */
async function ownedInk({ id, text }: Desk): Promise<string> {
  const rows = await db.ledgerRow.findMany({ where: { pageId: id }, orderBy: { start: 'asc' } })
  return rows
    .flatMap(({ start, end }) => inkRunsOf(text, start, end))
    .map(({ start, end }) => text.slice(start, end))
    .join('')
}

test('law: whatever people do and undo, the ledger holds each character of the page once, and importing it again changes nothing', async () => {
  const made = Array.from({ length: 6 }, () => randomUUID())
  let taken = 0
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat()), async (numbers) => {
      const desk = await openDesk(actor)
      const whole = inkRunsOf(desk.text)
        .map(({ start, end }) => desk.text.slice(start, end))
        .join('')
      const ids = {
        known: fc.constantFrom(...desk.articles, ...made.slice(0, 2)),
        made: fc.constantFrom(...made),
      }
      const seed = numbers.next().value
      const [steps = []] = fc.sample(anyDeskSteps(desk.text.length, ids, 10), { numRuns: 1, seed })
      const states = [desk.view.state]
      let at = 0
      for (const step of steps) {
        if (!(await take(desk, step))) continue
        taken += 1
        at += step === 'undo' ? -1 : 1
        // What undo and redo lead to is what was there before.
        if (step === 'undo' || step === 'redo') expect(desk.view.state).toEqual(states[at])
        else states.splice(at, Infinity, desk.view.state)
        expect(await ownedInk(desk)).toBe(whole)
        expect(desk.view).toMatchObject({ unowned: [], history: { count: at } })
      }
      const now = await getPageLedger(actor, desk.id)
      expect(now).toEqual({ ...desk.view, text: undefined })
    }),
    { numRuns: 12 },
  )
  expect(taken).toBeGreaterThan(10)
})
