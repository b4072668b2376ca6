import { getRequestConfig } from 'next-intl/server'
import { LOCALES } from '../editorial/actor'
import { MESSAGES } from './messages'

const config = getRequestConfig(async ({ locale, requestLocale }) => {
  const asked = locale ?? (await requestLocale)
  const chosen = LOCALES.find((known) => known === asked) ?? 'zh-CN'
  return { locale: chosen, messages: MESSAGES[chosen], timeZone: 'Asia/Shanghai' }
})

// next-intl asks for a default export.
export default config
