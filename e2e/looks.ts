import type { Locator, Page } from '@playwright/test'
import { expect, expectAccessible, expectReadable } from './fixtures'

/**
 * How each page is visited. A visit looks at both themes and at the narrowest screen besides (`expectSound`), so that
 * two visits show each device, theme and language with each of the others; more would double the minutes and find little.
 */
export const LOOKS = [
  { device: 'desktop', viewport: { width: 1280, height: 900 }, colorScheme: 'light', locale: 'en' },
  { device: 'phone', viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'zh-CN' },
] as const

/** WCAG 1.4.10: what fits 1280 px at 400 % asks for 320 px. */
const NARROWEST = { width: 320, height: 700 }

/**
 * The page is in the language, has one title, passes axe, keeps its contrasts in the other theme, and is no wider than this
 * screen and the narrowest one. Leaves the page as it was.
 */
export async function expectSound(page: Page, locale: 'zh-CN' | 'en'): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', locale)
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  // Colours on their way from one theme to the other are none to measure.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await expectAccessible(page)
  await expectFitting(page)
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  await page.emulateMedia({ colorScheme: isDark ? 'light' : 'dark' })
  await expectReadable(page)
  await page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light' })
  const viewport = page.viewportSize()
  await page.setViewportSize(NARROWEST)
  await expectFitting(page)
  if (viewport) await page.setViewportSize(viewport)
}

/** On the narrowest screen nothing within the page is to be scrolled sideways either. Leaves the page as it was. */
export async function expectUnscrolled(page: Page): Promise<void> {
  const viewport = page.viewportSize()
  await page.setViewportSize(NARROWEST)
  await gently
    .poll(() =>
      page.evaluate(() =>
        [...document.querySelectorAll('main *')]
          .filter((part) => ['auto', 'scroll'].includes(getComputedStyle(part).overflowX))
          .filter((part) => part.scrollWidth > part.clientWidth)
          .map((part) => part.getAttribute('aria-label') ?? part.tagName),
      ),
    )
    .toEqual([])
  if (viewport) await page.setViewportSize(viewport)
}

/** On the narrowest screen each of these stands on one line. Leaves the page as it was. */
export async function expectOneLine(page: Page, parts: Locator): Promise<void> {
  const viewport = page.viewportSize()
  await page.setViewportSize(NARROWEST)
  await expect(parts.first()).toBeVisible()
  await gently
    .poll(() =>
      parts.evaluateAll((all) =>
        all
          .filter((part) => part.clientHeight >= 2 * Number.parseFloat(getComputedStyle(part).lineHeight))
          .map((part) => part.textContent),
      ),
    )
    .toEqual([])
  if (viewport) await page.setViewportSize(viewport)
}

/** Said of every page of a visit at once, and asked until the page has taken the size of its window. */
const gently = expect.configure({ soft: true, timeout: 3000 })

const expectFitting = (page: Page): Promise<void> =>
  gently
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth), {
      message: `the width of ${page.url()} beyond ${page.viewportSize()?.width} px`,
    })
    .toBeLessThanOrEqual(0)
