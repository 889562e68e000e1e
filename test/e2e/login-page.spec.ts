import type { ProviderId } from '../../src/domain/provider.ts'
import type { Fault } from '../../src/sandbox/faults.ts'
import { holds } from './accessible.ts'
import { expect, test } from './fixture.ts'
import { picture, sizes } from './pictures.ts'
import { everySale } from './proof.ts'
import { everyProvider, type Shop } from './shop.ts'
import { RechargePage } from './recharge-page.ts'

const WORDS = { number: '01712345678', amount: '50' }
const DAY_ms = 86_400_000

/** Until it is taken away a hotspot answers in the providers' place, and nothing comes to them. */
function putHotspotBefore(
  shop: Shop,
  providers: readonly ProviderId[],
  answer: NonNullable<Fault['answer']>,
): void {
  for (const provider of providers) {
    shop.sandbox().oracle.fault({ provider, on: 'any', executions: 0, for_ms: DAY_ms, answer })
  }
}

test.describe('an internet that asks for a login page (row 31)', () => {
  test.describe('before the only provider', () => {
    test.use({
      opening: { books: 'real', welcomed: true, settings: {}, providers: ['flexiloadbd'] },
    })

    test('is told of with what to do and what is in doubt, until the provider answers', async ({
      page,
      shop,
    }) => {
      test.slow()
      const screen = await RechargePage.open(page, shop, 'bn')
      const { say } = screen
      const chip = page.getByRole('list', { name: say('shell.providers') }).getByRole('listitem')
      await expect(chip).toHaveAttribute('data-health', 'good')
      putHotspotBefore(shop, ['flexiloadbd'], { how: 'html', status: 200 })
      const banner = page.getByRole('alert').filter({ hasText: say('connection.loginTitle') })
      // The wallet is read each minute of the shop: nobody has to sell first.
      await expect(banner).toContainText(say('connection.loginNext'))
      await expect(banner).toContainText(say('connection.loginNone'))
      await expect(chip).toContainText(say('shell.health.login'))

      await screen.sell(WORDS)
      await screen.sees('doubt')
      shop.clock.pace(2)
      await expect(banner).toContainText(say('connection.loginDoubt', { count: 1, shown: '১' }))
      for (const size of sizes.slice(0, 2)) {
        await page.setViewportSize(size)
        await picture(page, `login-page-${size.width}`)
      }
      await holds(page, shop, 'a login page of the internet')

      shop.sandbox().oracle.clearFaults()
      await banner.getByRole('button', { name: say('connection.tryNow') }).click()
      await expect(banner).toHaveCount(0)
      await expect(chip).toHaveAttribute('data-health', 'good')
      expect(shop.sandbox().oracle.executions()).toEqual([])
      expect(await everySale(shop.client)).toMatchObject([{ state: 'in-doubt' }])
    })
  })

  test.describe('before all of them', () => {
    test.use({ opening: { books: 'real', welcomed: true, settings: {}, providers: everyProvider } })

    test('is over with the first that answers, and in English too', async ({ page, shop }) => {
      await shop.client.settings.save({ language: 'en' })
      const screen = await RechargePage.open(page, shop, 'en')
      const location = 'http://hotspot.example.com/login'
      putHotspotBefore(shop, everyProvider, { how: 'redirect', status: 302, location })
      const banner = page
        .getByRole('alert')
        .filter({ hasText: screen.say('connection.loginTitle') })
      await expect(banner).toContainText(screen.say('connection.loginNone'))
      shop.sandbox().oracle.clearFaults()
      putHotspotBefore(shop, ['flexiloadbd'], { how: 'html', status: 200 })
      await expect(banner).toHaveCount(0)
    })
  })
})
