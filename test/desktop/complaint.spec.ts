import { expect, kind, test } from './fixture.ts'
import { pasted } from '../e2e/pasted.ts'
import { RechargePage } from '../e2e/recharge-page.ts'
import { wordsIn } from '../e2e/words.ts'

test.describe(`a page that is granted nothing (${kind})`, () => {
  test('still copies what a provider needs to answer for a sale', async ({ desktop }) => {
    const { page } = desktop
    const say = wordsIn('bn')
    await page.getByRole('textbox', { name: say('welcome.shop') }).fill('মায়ের দোয়া টেলিকম')
    await page.getByRole('button', { name: say('welcome.start'), exact: true }).click()
    const screen = new RechargePage(page, 'bn')
    await expect(screen.number).toBeFocused()
    // What most pages copy with does not work here.
    const written = page.evaluate(() => navigator.clipboard.writeText('anything'))
    await expect(written).rejects.toThrow('NotAllowedError')
    await screen.sell({ number: '01712340006', amount: '50' })
    await screen.sees('refused')
    await page.keyboard.press('Control+KeyD')
    await expect(page.locator('[data-told]')).toContainText(
      say('complaint.copied', { provider: 'flexiloadbd' }),
    )
    const text = await pasted(page)
    expect(text).toContain('01712340006')
    expect(text).toContain('মায়ের দোয়া টেলিকম')
    expect(text).toContain('Our reference')
  })
})
