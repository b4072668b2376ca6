import type { Locator, Page } from '@playwright/test'

/**
 * Drags with the mouse as a hand does, in several steps: from the middle of one thing over others to the middle of the last. All
 * must stand on the screen: a mouse reaches nothing else.
 */
export async function drag(page: Page, from: Locator, over: readonly Locator[]): Promise<void> {
  await from.hover()
  await page.mouse.down()
  for (const one of over) {
    const { x, y } = await middleOf(page, one)
    await page.mouse.move(x, y, { steps: 6 })
  }
  await page.mouse.up()
}

async function middleOf(page: Page, one: Locator): Promise<{ x: number; y: number }> {
  const box = await one.boundingBox()
  const [x, y] = box ? [box.x + box.width / 2, box.y + box.height / 2] : [-1, -1]
  if (y < 0 || y > (page.viewportSize()?.height ?? 0))
    throw new Error('there is nothing on the screen to drag to')
  return { x, y }
}
