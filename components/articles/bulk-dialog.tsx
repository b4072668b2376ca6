'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { OpenDialog } from '@/components/ui/open-dialog'
import { groupBy } from '@/lib/document/group-by'
import type { BulkAct, BulkKind, BulkRow } from '@/lib/editorial/bulk'
import { useSelection } from './article-selection'
import { BulkFields, readAct, type BulkChoices } from './bulk-fields'
import { runOnMany, type RowAnswer } from './bulk-requests'
import { BulkResults } from './bulk-results'

/** Taking back is several acts: each article gets what it had before. */
type Part = { act: BulkAct; rows: readonly BulkRow[] }
type Run = { actId: string; parts: readonly Part[]; isUndo: boolean; isRunning: boolean }

const rowsOf = ({ parts }: Pick<Run, 'parts'>) => parts.flatMap(({ rows }) => rows)

/** One act on the chosen articles: what it needs to know, how far it is, and what became of each. */
function useRun() {
  const router = useRouter()
  const { clear, choose } = useSelection()
  const [run, setRun] = useState<Run | null>(null)
  const [answers, setAnswers] = useState<ReadonlyMap<string, RowAnswer>>(new Map())
  const told = useRef(new Map<string, RowAnswer>())

  async function send(ask: Omit<Run, 'isRunning'>, only: (row: BulkRow) => boolean = () => true) {
    const { actId } = ask
    setRun({ ...ask, isRunning: true })
    for (const { act, rows } of ask.parts)
      await runOnMany({ actId, act, rows: rows.filter(only) }, (more) => {
        for (const [id, answer] of more) told.current.set(id, answer)
        setAnswers(new Map(told.current))
      })
    setRun({ ...ask, isRunning: false })
    // What was done has other versions now; what was refused stays chosen to be tried otherwise.
    clear()
    choose(rowsOf(ask).filter(({ id }) => told.current.get(id)?.ok !== true))
    router.refresh()
  }

  return {
    run,
    answers,
    start: (parts: readonly Part[], isUndo = false) => {
      told.current = new Map()
      setAnswers(told.current)
      return send({ actId: crypto.randomUUID(), parts, isUndo })
    },
    /** Asks again for what got no answer; under its id, what was done is not done twice. */
    again: () => {
      if (run) void send(run, ({ id }) => isUnknown(answers.get(id)))
    },
  }
}

const isUnknown = (answer: RowAnswer | undefined) => answer?.ok === false && answer.code === 'network'

/** What takes an act back, where it was done and something does: the articles by what each of them had. */
function wayBackOf(run: Run, answers: ReadonlyMap<string, RowAnswer>): Part[] {
  if (run.isRunning || run.isUndo) return []
  const backs = rowsOf(run).flatMap((row) => {
    const answer = answers.get(row.id)
    return answer?.ok && answer.data ? [{ row, ...answer.data }] : []
  })
  return [...groupBy(backs, ({ act }) => JSON.stringify(act)).values()].flatMap((group) => {
    const [first] = group
    return first ? [{ act: first.act, rows: group.map(({ row, version }) => ({ ...row, version })) }] : []
  })
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
  const wayBack = run ? wayBackOf(run, answers) : []
  const act = words(`kinds.${kind}`)
  const count = (run ? rowsOf(run) : rows).length
  return (
    <OpenDialog
      title={words(run?.isUndo ? 'undoTitle' : 'title', { act, count })}
      onClose={() => !run?.isRunning && onClose()}
    >
      {run ? (
        <BulkResults {...{ answers, onClose }} rows={rowsOf(run)} isRunning={run.isRunning} onAgain={again}>
          {wayBack.length > 0 && (
            <Button kind="quiet" onClick={() => void start(wayBack, true)}>
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
            if (asked) void start([{ act: asked, rows }])
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
