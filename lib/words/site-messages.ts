import enCommon from './en/common.json'
import enSite from './en/site.json'
import zhCommon from './zh-CN/common.json'
import zhSite from './zh-CN/site.json'

/** The words that stand on readers' pages. */
export const SITE_MESSAGES = {
  'zh-CN': { common: zhCommon, site: zhSite },
  en: { common: enCommon, site: enSite },
} as const
