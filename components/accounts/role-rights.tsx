import { useTranslations } from 'next-intl'

/** What each role may do, in a sentence each. */
export function RoleRights() {
  const words = useTranslations('admin.users')
  return (
    <section className="mt-8 max-w-[46em] text-xs text-muted">
      <h2 className="font-bold">{words('rights')}</h2>
      <p>{words('rightsContributor')}</p>
      <p>{words('rightsEditor')}</p>
      <p>{words('rightsAdmin')}</p>
    </section>
  )
}
