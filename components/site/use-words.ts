import { createTranslator, useLocale, useMessages, useTimeZone, type useTranslations } from 'next-intl'

/** By the words of a language, which are the same objects for all pages, and the part of them. */
const made = new WeakMap<object, Map<string, unknown>>()

/**
 * What `useTranslations` of next-intl answers, made once for each part of the words. A page of figures asks for them a hundred times, and each
 * time anew they took a twentieth of its drawing.
 */
export const useWords = ((namespace: string) => {
  const [locale, messages, timeZone] = [useLocale(), useMessages(), useTimeZone()]
  const parts = made.get(messages) ?? new Map<string, unknown>()
  if (parts.size === 0) made.set(messages, parts)
  const words = parts.get(namespace) ?? createTranslator({ locale, messages, namespace, timeZone })
  parts.set(namespace, words)
  return words
}) as typeof useTranslations
