import { useTranslations } from 'next-intl'

/** Says a rule in words; one that this version no longer knows, by its own name. */
export function useRuleWords(): (rule: string) => string {
  const words = useTranslations('editor.rules')
  return (rule) => {
    const key = rule.replace('.', '_')
    return words.has(key) ? words(key) : rule
  }
}
