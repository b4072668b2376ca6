import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Notice } from '@/components/ui/notice'
import { deskAddress } from '@/lib/editorial/addresses'

/** Says what became of an article that is no work any more, and leads there. */
export function RetiredNotice({ mergedInto }: { mergedInto: { id: string; headline: string } | null }) {
  const words = useTranslations('editor.retired')
  return (
    <Notice tone="warning">
      {mergedInto
        ? words.rich('merged', {
            headline: mergedInto.headline,
            link: (text) => (
              <Link
                href={deskAddress.article(mergedInto.id)}
                prefetch={false}
                className="underline hover:text-accent"
              >
                {text}
              </Link>
            ),
          })
        : words('takenApart')}
    </Notice>
  )
}
