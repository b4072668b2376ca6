import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import { deskAddress } from '@/lib/editorial/addresses'
import type { FrontStory } from '@/lib/editorial/front'

type Props = {
  sectionId: string | null
  searched: string
  stories: readonly FrontStory[]
  /** Null while no place is free, or for whoever may only look. */
  onPut: ((story: FrontStory) => void) | null
}

/** The stories that readers can see, newest first, to be put in the next free place. */
export function FrontOffer({ sectionId, searched, stories, onPut }: Props) {
  const words = useTranslations('desk.front')
  const isEnglish = useLocale() === 'en'
  return (
    <section aria-labelledby="offered" className="mt-8 lg:mt-0">
      <h2 id="offered" className="border-b border-ink pb-1 text-sm font-bold">
        {words('offered')}
      </h2>
      <form role="search" action={deskAddress.front} className="flex items-end gap-3 py-2">
        {sectionId !== null && <input type="hidden" name="section" value={sectionId} />}
        <TextField label={words('search')} name="q" defaultValue={searched} maxLength={100} />
        <Button type="submit">{words('searchSubmit')}</Button>
      </form>
      {stories.length === 0 && <p className="py-2 text-sm text-muted">{words('offeredNone')}</p>}
      <ul>
        {stories.map((story) => (
          <li key={story.id} className="flex min-h-8 items-center gap-3 border-b border-rule py-1 text-sm">
            <span lang="zh-CN" className="min-w-0 flex-1">
              {story.headline}
            </span>
            <span className="shrink-0 text-xs text-muted tabular-nums">
              {isEnglish ? story.section.nameEn : story.section.name} {story.printedOn}
            </span>
            <Button
              size="small"
              kind="quiet"
              disabled={onPut === null}
              aria-label={words('putOne', { headline: story.headline })}
              onClick={() => onPut?.(story)}
            >
              {words('putShort')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
