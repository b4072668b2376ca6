'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { OpenDialog } from '@/components/ui/open-dialog'
import type { BulkAct, BulkKind, BulkRow } from '@/lib/editorial/bulk'
import { useSelection } from './article-selection'
import { BulkFields, readAct, type BulkChoices } from './bulk-fields'
import { runOnMany, type RowAnswer } from './bulk-requests'
import { BulkResults } from './bulk-results'

type Run = { actId: string; act: BulkAct; rows: readonly BulkRow[]; isRunning: boolean }

/** One act on the chosen articles: what it needs to know, how far it is, and what became of each. */
function useRun() {
  const router = useRouter()
  const { clear, choose } = useSelection()
  const [run, setRun] = useState<Run | null>(null)
  const [answers, setAnswers] = useState<ReadonlyMap<string, RowAnswer>>(new Map())
  const told = useRef(new Map<string, RowAnswer>())

  async function send(ask: Omit<Run, 'isRunning'>, only: readonly BulkRow[]) {
    setRun({ ...ask, isRunning: true })
    await runOnMany({ ...ask, rows: only }, (more) => {
      for (const [id, answer] of more) told.current.set(id, answer)
      setAnswers(new Map(told.current))
    })
    setRun({ ...ask, isRunning: false })
    // What was done has other versions now; what was refused stays chosen to be tried otherwise.
    clear()
    choose(ask.rows.filter(({ id }) => told.current.get(id)?.ok !== true))
    router.refresh()
  }

  return {
    run,
    answers,
    start: (act: BulkAct, rows: readonly BulkRow[]) => {
      told.current = new Map()
      setAnswers(told.current)
      return send({ actId: crypto.randomUUID(), act, rows }, rows)
    },
    /** Asks again for what got no answer; under its id, what was done is not done twice. */
    again: () => {
      if (run)
        void send(
          run,
          run.rows.filter(({ id }) => isUnknown(answers.get(id))),
        )
    },
  }
}

const isUnknown = (answer: RowAnswer | undefined) => answer?.ok === false && answer.code === 'network'

/** What takes an act back as a whole: only that of which nothing but the state changed. Each write counts a version on. */
function wayBackOf({ act, rows, isRunning }: Run, answers: ReadonlyMap<string, RowAnswer>) {
  const done = rows.filter(({ id }) => answers.get(id)?.ok)
  if (isRunning || act.kind !== 'trash' || done.length === 0) return null
  const back = done.map((row) => ({ ...row, version: row.version + 1 }))
  return { act: { kind: 'restore' }, rows: back } as const
}

type Props = { kind: BulkKind; choices: BulkChoices; onClose: () => void }

export function BulkDialog({ kind, choices, onClose }: Props) {
  const words = useTranslations('daily.bulk')
  const { chosen } = useSelection()
  const [rows] = useState(() => [...chosen.values()])
  const workflow = useTranslations('workflow.steps')
  const common = useTranslations('common')
  const { run, answers, start, again } = useRun()
  const [isIncomplete, setIncomplete] = useState(false)
  useStaying(run?.isRunning === true)
  const wayBack = run && wayBackOf(run, answers)
  const act = words(`kinds.${run?.act.kind ?? kind}`)
  return (
    <OpenDialog
      title={words('title', { act, count: (run?.rows ?? rows).length })}
      onClose={() => !run?.isRunning && onClose()}
    >
      {run ? (
        <BulkResults {...{ answers, onClose }} rows={run.rows} isRunning={run.isRunning} onAgain={again}>
          {wayBack && (
            <Button kind="quiet" onClick={() => void start(wayBack.act, wayBack.rows)}>
              {common('undo')}
            </Button>
          )}
        </BulkResults>
      ) : (
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            const asked = readAct(kind, new FormData(event.currentTarget))
            setIncomplete(asked === null)
            if (asked) void start(asked, rows)
          }}
        >
          <p className="text-sm text-pretty">{words(`what.${kind}`)}</p>
          <BulkFields {...{ kind, choices }} />
          {isIncomplete && <Notice tone="danger">{workflow('invalid')}</Notice>}
          <div className="flex justify-end">
            <Button kind={kind === 'trash' || kind === 'withdraw' ? 'danger' : 'primary'} type="submit">
              {words('run', { act, count: rows.length })}
            </Button>
          </div>
        </form>
      )}
    </OpenDialog>
  )
}

/** Asks before the page is left while articles are still being worked on. */
function useStaying(isRunning: boolean): void {
  useEffect(() => {
    if (!isRunning) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isRunning])
}
