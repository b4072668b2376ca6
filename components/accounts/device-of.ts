/** In this order, because each later one also stands in the texts of the earlier. */
const BROWSERS = [
  [/\bEdg\w*\//u, 'Edge'],
  [/\b(?:OPR|Opera)\//u, 'Opera'],
  [/\bMicroMessenger\//u, 'WeChat'],
  [/\bFirefox\//u, 'Firefox'],
  [/\b(?:Headless)?Chrom(?:e|ium)\//u, 'Chrome'],
  [/\bSafari\//u, 'Safari'],
] as const

const SYSTEMS = [
  [/\b(?:iPhone|iPad)\b/u, 'iOS'],
  [/\bAndroid\b/u, 'Android'],
  [/\bWindows\b/u, 'Windows'],
  [/\bMac OS X\b/u, 'macOS'],
  [/\bLinux\b/u, 'Linux'],
] as const

/** Browser and system that a user agent names, or null when it is no browser that we know. */
export function deviceOf(userAgent: string): { browser: string; system: string } | null {
  const nameIn = (names: readonly (readonly [RegExp, string])[]) =>
    names.find(([pattern]) => pattern.test(userAgent))?.[1]
  const browser = nameIn(BROWSERS)
  const system = nameIn(SYSTEMS)
  return browser && system ? { browser, system } : null
}
