import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { SETTINGS, useSettingNames, type SettingName } from './use-setting-names'

const idOf = (name: SettingName) => `setting-${name}`

/** The parts of the settings under each other, with the way to each: beside them, on a narrow screen above. */
export function SettingParts({ parts }: { parts: Record<SettingName, ReactNode> }) {
  const words = useTranslations('desk.settings')
  const names = useSettingNames()
  return (
    <div className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-[10rem_minmax(0,1fr)]">
      <nav aria-label={words('parts')} className="lg:sticky lg:top-4">
        <ul className="flex flex-wrap gap-x-4 lg:grid lg:border-l lg:border-rule">
          {SETTINGS.map((name) => (
            <li key={name}>
              <a
                href={`#${idOf(name)}`}
                className="inline-flex min-h-6 items-center underline decoration-rule underline-offset-4 hover:text-accent pointer-coarse:min-h-11 lg:px-3 lg:no-underline"
              >
                {names[name]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="grid min-w-0 gap-8">
        {SETTINGS.map((name) => (
          <div key={name} id={idOf(name)} tabIndex={-1} className="min-w-0 scroll-mt-4 outline-none">
            {parts[name]}
          </div>
        ))}
      </div>
    </div>
  )
}
