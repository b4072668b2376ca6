import { useFormatter, useTranslations } from 'next-intl'
import { DeskSection } from '@/components/desk/desk-section'
import { useRuleWords } from '@/components/editor/use-rule-words'
import { DataTable, type Column } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Pill } from '@/components/ui/pill'
import type { FormAction } from '@/lib/action-result'
import { decidedOf, keptShare, type Decided, type RuleView } from '@/lib/editorial/suggestion-rule'
import { BarKey, BarPatterns, ShareBar, WeekColumns } from './decision-bars'
import { RuleSwitch } from './rule-switch'

type Props = { rules: readonly RuleView[]; switchAction: FormAction; canSwitch: boolean }

/** What there is to say of a rule that nobody decided on. */
const BEFORE_DECISIONS = ['rule', 'offered', 'act']
const keyOf = ({ rule }: RuleView) => rule

/** How the rules of the suggester do: what people made of their suggestions, by week and by rule. */
export function RuleList({ rules, switchAction, canSwitch }: Props) {
  const words = useTranslations('learning.rules')
  const labels = useLabels()
  const columns = useColumns(switchAction, canSwitch)
  const judged = rules.filter((rule) => rule.isOff || decidedOf(rule) > 0)
  const others = rules.filter((rule) => !judged.includes(rule))
  if (rules.length === 0)
    return (
      <EmptyState title={words('none')}>
        <p className="text-muted">{words('noneHint')}</p>
      </EmptyState>
    )
  return (
    <div className="grid gap-8">
      <BarPatterns />
      <DeskSection title={words('weeks')} hint={words('weeksHint')}>
        <Weeks rules={rules} />
      </DeskSection>
      <DeskSection title={words('byRule')} hint={words('byRuleHint')}>
        {judged.length > 0 ? (
          <>
            <BarKey labels={labels} />
            <DataTable caption={words('byRule')} columns={columns} rows={judged} keyOf={keyOf} />
          </>
        ) : (
          <p className="text-sm text-muted">{words('noneJudged')}</p>
        )}
      </DeskSection>
      {others.length > 0 && (
        <DeskSection title={words('undecided')} hint={words('undecidedHint')}>
          <DataTable
            caption={words('undecided')}
            columns={columns.filter(({ key }) => BEFORE_DECISIONS.includes(key))}
            rows={others}
            keyOf={keyOf}
          />
        </DeskSection>
      )}
    </div>
  )
}

function useLabels() {
  const words = useTranslations('learning.rules')
  return { accepted: words('accepted'), corrected: words('corrected'), rejected: words('rejected') }
}

/** The share that was kept, or a dash before anything was decided. */
function useShare(): (counts: Decided) => string {
  const format = useFormatter()
  return (counts) => {
    const share = keptShare(counts)
    return share === null ? '–' : format.number(share, { style: 'percent' })
  }
}

function Weeks({ rules }: { rules: readonly RuleView[] }) {
  const words = useTranslations('learning.rules')
  const labels = useLabels()
  const share = useShare()
  const format = useFormatter()
  const weeks = totalsOf(rules)
  const columns: Column<(typeof weeks)[number]>[] = [
    {
      key: 'week',
      heading: words('week'),
      isName: true,
      cell: ({ week }) => format.dateTime(new Date(`${week}T00:00:00+08:00`), { dateStyle: 'medium' }),
    },
    ...(['accepted', 'corrected', 'rejected'] as const).map((part) => ({
      key: part,
      heading: words(part),
      isNumeric: true,
      cell: (row: (typeof weeks)[number]) => format.number(row[part]),
    })),
    { key: 'kept', heading: words('kept'), isNumeric: true, cell: share },
  ]
  return (
    <div className="grid gap-x-10 gap-y-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] lg:items-start">
      <figure className="grid gap-2">
        <WeekColumns
          size="large"
          weeks={weeks}
          label={words('weeksLabel', { count: weeks.reduce((sum, week) => sum + decidedOf(week), 0) })}
        />
        <figcaption>
          <BarKey labels={labels} />
        </figcaption>
      </figure>
      <DataTable
        caption={words('weeks')}
        columns={columns}
        rows={weeks.toReversed()}
        keyOf={({ week }) => week}
      />
    </div>
  )
}

function totalsOf(rules: readonly RuleView[]) {
  const [first] = rules
  return (first?.weeks ?? []).map(({ week }, at) => {
    const sum = (part: keyof Decided) => rules.reduce((all, { weeks }) => all + (weeks[at]?.[part] ?? 0), 0)
    return { week, accepted: sum('accepted'), corrected: sum('corrected'), rejected: sum('rejected') }
  })
}

function useColumns(switchAction: FormAction, canSwitch: boolean): Column<RuleView>[] {
  const words = useTranslations('learning.rules')
  const rule = useRuleWords()
  const share = useShare()
  const format = useFormatter()
  const numeric = (key: 'offered' | keyof Decided): Column<RuleView> => ({
    key,
    heading: words(key),
    isNumeric: true,
    cell: (row) => format.number(row[key]),
  })
  return [
    {
      key: 'rule',
      heading: words('rule'),
      isName: true,
      cell: (row) => (
        <span className="flex flex-wrap items-baseline gap-x-2">
          {rule(row.rule)} {row.isOff && <Pill tone="warning">{words('off')}</Pill>}
          <SwitchedNote {...row} />
        </span>
      ),
    },
    numeric('offered'),
    numeric('accepted'),
    numeric('corrected'),
    numeric('rejected'),
    { key: 'kept', heading: words('kept'), isNumeric: true, cell: share },
    {
      key: 'bar',
      heading: words('bar'),
      cell: (row) => <ShareBar counts={row} label={words('barLabel', { ...partsOf(row) })} />,
    },
    {
      key: 'trend',
      heading: words('trend'),
      cell: (row) => (
        <WeekColumns
          size="small"
          weeks={row.weeks}
          label={words('trendLabel', { trend: row.weeks.map(share).join(' ') })}
        />
      ),
    },
    ...(canSwitch
      ? [
          {
            key: 'act',
            heading: words('act'),
            isNarrow: true,
            cell: (row: RuleView) => (
              <RuleSwitch rule={row.rule} name={rule(row.rule)} isOff={row.isOff} action={switchAction} />
            ),
          },
        ]
      : []),
  ]
}

const partsOf = ({ accepted, corrected, rejected }: Decided) => ({ accepted, corrected, rejected })

function SwitchedNote({ isOff, switched }: Pick<RuleView, 'isOff' | 'switched'>) {
  const words = useTranslations('learning.rules')
  const format = useFormatter()
  if (!switched) return null
  const at = format.dateTime(new Date(switched.at), { dateStyle: 'medium' })
  const { by } = switched
  return (
    <span className="text-xs text-muted">
      {by === null ? words('offByItself', { at }) : words(isOff ? 'offBy' : 'onBy', { at, by })}
    </span>
  )
}
