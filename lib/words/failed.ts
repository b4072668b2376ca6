import en from './en/site.json'
import zh from './zh-CN/site.json'

/** The words of the page that is sent when everything else failed, next-intl included. */
export const FAILED = { 'zh-CN': zh.failed, en: en.failed } as const
