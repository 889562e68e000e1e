import { expect, test } from './fixture.ts'
import { PackagesPage } from './packages-page.ts'
import { picture } from './pictures.ts'
import { RechargePage } from './recharge-page.ts'
import { languages } from './words.ts'

for (const language of languages) {
  test.describe(`the read-back, in ${language}`, () => {
    test.beforeEach(async ({ shop }) => void (await shop.client.settings.save({ language })))

    test('says why a recharge goes through this one, and why no other takes Skitto', async ({
      page,
      shop,
    }) => {
      const screen = await RechargePage.open(page, shop, language)
      const { say, pad, readBack } = screen
      const told = page.locator('[data-told]')
      await screen.enter({ number: '01712345678', amount: '50' })
      await expect(readBack.locator('[data-because]')).toHaveText(say('chosenFor.preference'))
      await picture(page, `why-preference-${language}`)
      await pad.press('.')
      await expect(readBack.locator('[data-because]')).toHaveText(say('chosenFor.by-hand'))
      await expect(told).toHaveText('')
      await pad.press('-')
      // Below what autoflexi takes, and alsamiflexi has no word for Skitto.
      await pad.type('01312345678')
      await pad.press('*')
      await pad.press('*')
      await pad.press('Enter')
      await pad.type('14')
      await pad.press('Enter')
      await expect(readBack.locator('[data-because]')).toHaveText(say('chosenFor.only-able'))
      const why = say('passedOver.line-type', { provider: 'alsamiflexi' })
      await expect(readBack.locator('[data-passed-over]')).toContainText(why)
      await pad.press('.')
      await expect(told).toContainText(why)
      await picture(page, `why-only-able-${language}`)
    })

    test('says that a pack has one seller, and hints at no key of the list', async ({
      page,
      shop,
    }) => {
      const screen = await PackagesPage.open(page, shop, language)
      const { say, pad, readBack } = screen
      const wallet = page.locator('[data-wallet]').first()
      const named = (name: string) => `flexiloadbd · ${say(`wallets.names.${name}`)}`
      const hints = page.getByRole('list', { name: say('shell.keys') })
      await screen.enterNumber('01712345678')
      await expect(hints).toContainText(say('keys.packShelf'))
      await expect(wallet).toContainText(named('flexiload'))
      // Through the sorts of packs to the last, which has a wallet of its own.
      for (const _ of ['data', 'combo', 'minutes', 'rate', 'drive']) await pad.press('*')
      await expect(wallet).toContainText(named('drive'))
      await pad.press('Enter')
      await expect(readBack.locator('[data-because]')).toHaveText(say('chosenFor.only-seller'))
      for (const words of ['packShelf', 'packOrder']) {
        await expect(hints).not.toContainText(say(`keys.${words}`))
      }
      await pad.press('.')
      await expect(page.locator('[data-told]')).toHaveText(
        say('noOther.only-seller', { provider: 'flexiloadbd' }),
      )
      await picture(page, `why-only-seller-${language}`)
    })
  })
}
