import { type Page, expect } from '@playwright/test'

/** What Ctrl V puts somewhere: the clipboard as any other program finds it. */
export async function pasted(page: Page): Promise<string> {
  await page.evaluate(() => {
    const field = Object.assign(document.createElement('textarea'), { id: 'pasted' })
    document.body.append(field)
    field.focus()
  })
  await page.keyboard.press('Control+KeyV')
  const field = page.locator('#pasted')
  await expect(field).not.toHaveValue('')
  const text = await field.inputValue()
  await field.evaluate((one) => one.remove())
  return text
}
