import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Notice } from '@/components/ui/notice'
import { deskAddress } from '@/lib/editorial/addresses'

/** Said where a link of a letter opens nothing any more, with the way on. */
export function UselessLink({ what }: { what: 'invitation' | 'reset' | 'email' }) {
  const words = useTranslations('auth.door')
  const to = what === 'reset' ? deskAddress.forgotten : deskAddress.login
  return (
    <>
      <Notice tone="warning">{words(`useless.${what}`)}</Notice>
      <p>
        <Link href={to} className="underline decoration-rule underline-offset-4">
          {words(what === 'reset' ? 'wishAgain' : 'toSignIn')}
        </Link>
      </p>
    </>
  )
}
