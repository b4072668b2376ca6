import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { FormAction } from '@/lib/action-result'
import type { PageFacts } from '@/lib/editorial/page-view'

type Props = { page: PageFacts & { id: string; version: number }; action: FormAction<{ version: number }> }

/** Newspaper, date and label of a page. What the machine only inferred says so until a person saves it. */
export function PageFactsForm({ page, action }: Props) {
  const words = useTranslations('desk.page')
  const { id, version, newspaperIsGuess, printedOnIsGuess, pageLabelIsGuess } = page
  const hasGuess = newspaperIsGuess || printedOnIsGuess || pageLabelIsGuess
  const guessed = (isGuess: boolean) => (isGuess ? { hint: words('guessed') } : {})
  return (
    <ActionForm action={action} hidden={{ id, version }} done={words('factsSaved')} className="grid gap-3">
      {hasGuess && <p className="text-xs text-muted">{words('factsGuess')}</p>}
      <TextField
        label={words('newspaper')}
        name="newspaper"
        defaultValue={page.newspaper ?? ''}
        maxLength={100}
        {...guessed(newspaperIsGuess)}
      />
      <TextField
        label={words('printedOn')}
        name="printedOn"
        type="date"
        defaultValue={page.printedOn ?? ''}
        {...guessed(printedOnIsGuess)}
      />
      <TextField
        label={words('pageLabel')}
        name="pageLabel"
        defaultValue={page.pageLabel ?? ''}
        maxLength={100}
        {...guessed(pageLabelIsGuess)}
      />
      <div>
        <SubmitButton kind="plain">{words('factsSave')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
