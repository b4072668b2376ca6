import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { LinkButton } from '@/components/ui/link-button'
import { deskAddress } from '@/lib/editorial/addresses'

type Sheet = { id: string; sheet: number }
type Props = { pageId: string; sheets: readonly Sheet[] }

/** So many pages before and after the one at hand have their number here. */
const AROUND = 5

/** Which page of a file of several this is, and the way to the others. */
export function SheetNav({ pageId, sheets }: Props) {
  const words = useTranslations('desk.page')
  const at = sheets.findIndex(({ id }) => id === pageId)
  const here = sheets[at]
  if (!here || sheets.length < 2) return null
  const [before, after] = [sheets[at - 1], sheets[at + 1]]
  return (
    <nav aria-label={words('sheets')} className="mb-4 flex flex-wrap items-center gap-x-2 gap-y-2 text-sm">
      <p className="mr-2 text-muted tabular-nums">
        {words('sheetOf', { sheet: here.sheet, sheets: sheets.length })}
      </p>
      {before && (
        <LinkButton kind="quiet" size="small" href={deskAddress.page(before.id)}>
          {words('sheetBefore')}
        </LinkButton>
      )}
      <ul className="flex flex-wrap gap-1">
        {sheets.slice(Math.max(0, at - AROUND), at + AROUND + 1).map(({ id, sheet }) => (
          <li key={id}>
            <Link
              href={deskAddress.page(id)}
              prefetch={false}
              aria-current={id === pageId ? 'page' : undefined}
              className="inline-block min-w-6 border-b-2 border-transparent px-1 text-center tabular-nums hover:text-accent aria-[current]:border-ink aria-[current]:font-bold"
            >
              {sheet}
            </Link>
          </li>
        ))}
      </ul>
      {after && (
        <LinkButton kind="quiet" size="small" href={deskAddress.page(after.id)}>
          {words('sheetAfter')}
        </LinkButton>
      )}
    </nav>
  )
}
