import { useTranslations } from 'next-intl'

/** The parts of the settings in the order of their page. */
export const SETTINGS = [
  'site',
  'stations',
  'sections',
  'review',
  'media',
  'security',
  'api',
  'feeds',
  'mail',
] as const
export type SettingName = (typeof SETTINGS)[number]

/** What each is called: as its heading says, on the page itself and wherever it is spoken of. */
export function useSettingNames(): Record<SettingName, string> {
  const settings = useTranslations('desk.settings')
  const sections = useTranslations('desk.sections')
  const review = useTranslations('workflow.settings')
  const security = useTranslations('admin.factor')
  const api = useTranslations('admin.api')
  const mail = useTranslations('mail.setting')
  return {
    site: settings('site'),
    stations: settings('stations'),
    sections: sections('title'),
    review: review('title'),
    media: settings('media'),
    security: security('setting'),
    api: api('title'),
    feeds: settings('feeds'),
    mail: mail('title'),
  }
}
