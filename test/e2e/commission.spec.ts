import type { Locator, Page } from '@playwright/test'
import { v7 } from 'uuid'
import { type Rule, RuleId, type RuleSave } from '../../src/contract/commission.ts'
import { PartsPerMillion } from '../../src/domain/commission/rate.ts'
import { taka } from '../../src/domain/money.ts'
import type { ProviderId } from '../../src/domain/provider.ts'
import { SaleId } from '../../src/domain/sale.ts'
import { holds } from './accessible.ts'
import { DropList } from './drop-list.ts'
import { expect, practice, test } from './fixture.ts'
import { picture } from './pictures.ts'
import { RechargePage } from './recharge-page.ts'
import type { Shop } from './shop.ts'
import { languages, type Say, wordsIn } from './words.ts'

const rate = (ppm: number) => ({ kind: 'per-thousand', rate: PartsPerMillion.parse(ppm) }) as const

async function makeRule(shop: Shop, words: Partial<RuleSave> = {}): Promise<void> {
  const { today } = await shop.client.commission.rules()
  await shop.client.commission.save({
    id: RuleId.parse(v7()),
    provider: 'flexiloadbd',
    kind: 'recharge',
    of: { what: 'all' },
    earns: rate(30_000),
    from: today,
    ...words,
  })
}

let numbers = 0

/** Through a provider, and until it is delivered. */
async function sell(shop: Shop, provider: ProviderId, operator: 'GP' | 'RB' = 'GP') {
  numbers += 1
  const number = `${operator === 'GP' ? '017' : '018'}${String(12_345_600 + numbers)}`
  const id = SaleId.parse(v7())
  const words = { kind: 'recharge', lineType: 'prepaid', operator, number } as const
  await shop.client.sales.submit({ id, ...words, amount_e4: taka(100), provider })
  await expect.poll(async () => (await shop.client.sales.get({ id })).state).toBe('succeeded')
}

/** The page in the settings, as a keyboard comes to it. */
async function openRules(page: Page, say: Say): Promise<{ rules: Locator; drift: Locator }> {
  await page.keyboard.press('Control+KeyK')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type(say('go.commission').slice(0, 12))
  await page.keyboard.press('Enter')
  const rules = page.getByRole('region', { name: say('commission.title') })
  const drift = page.getByRole('region', { name: say('commission.driftTitle') })
  await expect(rules).toBeVisible()
  return { rules, drift }
}

const kept = async (shop: Shop): Promise<readonly Rule[]> =>
  (await shop.client.commission.rules()).rules

for (const language of languages) {
  test.describe(`a commission rule, in ${language}`, () => {
    test.use({ opening: { ...practice, settings: { language } } })

    test('is made by the keyboard alone, and says what ৳19 earns', async ({ page, shop }) => {
      const { say } = await RechargePage.open(page, shop, language)
      const { rules } = await openRules(page, say)
      await expect(rules).toContainText(say('commission.none'))
      await picture(page, `commission-none-${language}`)
      if (language === 'bn') await holds(page, shop, 'no commission rule')
      await rules.getByRole('button', { name: say('commission.make') }).press('Enter')
      const form = rules.getByRole('form', { name: say('commission.make') })
      await expect(form.getByRole('radio', { name: 'autoflexi' })).toBeFocused()
      await page.keyboard.press('Tab')
      const whose = new DropList(page, say('commission.whose'))
      await expect(whose.button).toBeFocused()
      await page.keyboard.press('Enter')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await expect(whose.button).toContainText(language === 'bn' ? 'গ্রামীণফোন' : 'Grameenphone')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      const figure = form.getByRole('textbox', { name: say('commission.figure') })
      await expect(figure).toBeFocused()
      const examples = form.getByRole('status', { name: say('commission.examples') })
      await expect(examples).toContainText(say('commission.exampleFirst'))
      await page.keyboard.type('27.5')
      const nineteen = { amount: '৳19', earned: '৳0.5225' }
      await expect(examples).toContainText(say('commission.example', nineteen))
      await picture(page, `commission-form-${language}`)
      if (language === 'bn') await holds(page, shop, 'a commission rule being typed')
      await page.keyboard.press('Enter')
      await expect(form).toHaveCount(0)
      const line = rules.getByRole('listitem')
      await expect(line).toContainText(say('commission.share.per-thousand', { figure: '27.50' }))
      await expect(line).toContainText(say('commission.standing.holds'))
      expect(await kept(shop)).toMatchObject([
        {
          provider: 'autoflexi',
          of: { what: 'operator', operator: 'GP' },
          earns: rate(27_500),
          standing: 'holds',
        },
      ])
      await picture(page, `commission-rule-${language}`)
    })
  })
}

const say = wordsIn('en')

async function inEnglish(page: Page, shop: Shop): Promise<void> {
  await shop.client.settings.save({ language: 'en' })
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
}

test.describe('commission rules', () => {
  test.use({ opening: { ...practice, settings: { language: 'en' } } })

  test('go by a table, which is told where it has a slip', async ({ page, shop }) => {
    await RechargePage.open(page, shop, 'en')
    const { rules } = await openRules(page, say)
    await rules.getByRole('button', { name: say('commission.make') }).click()
    const form = rules.getByRole('form', { name: say('commission.make') })
    await form.getByText('flexiloadbd', { exact: true }).click()
    await form.getByText(say('commission.how.slab'), { exact: true }).click()
    await form.getByRole('button', { name: say('commission.save') }).click()
    await expect(page.getByRole('alert')).toHaveText(say('commission.problem.empty'))
    const add = form.getByRole('button', { name: say('transferSettings.add') })
    const row = (nth: string) =>
      form.getByRole('group', { name: say('transferSettings.row', { row: nth }), exact: true })
    await add.press('Enter')
    await expect(row('1').getByLabel(say('transferSettings.from'))).toBeFocused()
    await page.keyboard.type('10')
    await page.keyboard.press('Tab')
    await page.keyboard.type('99')
    await page.keyboard.press('Tab')
    await page.keyboard.type('25')
    await add.press('Enter')
    await expect(row('2').getByLabel(say('transferSettings.from'))).toHaveValue('100')
    await page.keyboard.type('110')
    await row('2').getByLabel(say('commission.figure')).fill('30')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toHaveText(say('commission.rowProblem.gap', { row: '2' }))
    await picture(page, 'commission-table')
    await holds(page, shop, 'a table of commission with a gap')
    await inEnglish(page, shop)
    await row('2').getByLabel(say('transferSettings.from')).fill('100')
    await page.keyboard.press('Enter')
    await expect(form).toHaveCount(0)
    await expect(rules).toContainText(say('commission.share.slab', { count: 2, shown: '2' }))
    const [rule] = await kept(shop)
    expect(rule?.earns).toMatchObject({ kind: 'slab', slabs: [{}, { share: rate(30_000) }] })
  })

  test('are changed by another line and ended, and what is over stays to be seen', async ({
    page,
    shop,
  }) => {
    await makeRule(shop)
    await RechargePage.open(page, shop, 'en')
    const { rules } = await openRules(page, say)
    const lines = rules.getByRole('listitem')
    await expect(lines).toHaveCount(1)
    await rules.getByRole('button', { name: say('commission.again') }).click()
    const form = rules.getByRole('form', { name: say('commission.make') })
    const figure = form.getByRole('textbox', { name: say('commission.figure') })
    await expect(figure).toHaveValue('30')
    await figure.fill('28')
    await page.keyboard.press('Enter')
    await expect(form).toHaveCount(0)
    await expect(lines).toHaveCount(1)
    await expect(lines).toContainText(say('commission.share.per-thousand', { figure: '28' }))
    await lines.getByRole('button', { name: say('commission.end') }).press('Enter')
    await expect(lines.getByRole('button', { name: say('commission.endYes') })).toBeFocused()
    await picture(page, 'commission-end')
    await page.keyboard.press('Enter')
    await expect(lines).toHaveCount(0)
    const over = { count: 2, shown: '2' }
    await rules.getByRole('button', { name: say('commission.showOver', over) }).click()
    await expect(lines).toHaveCount(2)
    expect((await kept(shop)).map(({ standing }) => standing)).toEqual(['over', 'over'])
    await picture(page, 'commission-over')
  })

  test('that nobody could believe are refused at once', async ({ page, shop }) => {
    await RechargePage.open(page, shop, 'en')
    const { rules } = await openRules(page, say)
    await rules.getByRole('button', { name: say('commission.make') }).click()
    const form = rules.getByRole('form', { name: say('commission.make') })
    await form.getByRole('textbox', { name: say('commission.figure') }).fill('275')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toHaveText(say('commission.problem.too-much'))
    expect(await kept(shop)).toEqual([])
  })
})

test.describe('what sales earned', () => {
  test.use({ opening: { ...practice, settings: { language: 'en' } } })

  test('stands beside what they should have, each line with its next step', async ({
    page,
    shop,
  }) => {
    shop.clock.pace(200)
    await makeRule(shop, { of: { what: 'operator', operator: 'RB' }, earns: rate(29_000) })
    await sell(shop, 'flexiloadbd')
    await sell(shop, 'flexiloadbd', 'RB')
    await RechargePage.open(page, shop, 'en')
    const { rules, drift } = await openRules(page, say)
    const line = (finding: string) => drift.locator(`[data-finding="${finding}"]`)
    await expect(drift.locator('[data-finding]')).toHaveCount(2)
    await expect(line('no-rule')).toContainText('Grameenphone')
    await expect(line('less')).toContainText('Robi')
    await picture(page, 'commission-drift-en')
    // It goes on in Bangla.
    await holds(page, shop, 'what sales earned')
    await page.locator('[data-finding]').first().scrollIntoViewIfNeeded()
    await picture(page, 'commission-drift-bn')
    await page.setViewportSize({ width: 1024, height: 768 })
    await picture(page, 'commission-drift-1024-bn')
    await page.setViewportSize({ width: 1366, height: 768 })
    await inEnglish(page, shop)

    // What it earned becomes the rule, and the next sale agrees with it.
    await line('no-rule')
      .getByRole('button', { name: say('commission.makeThis') })
      .click()
    const form = rules.getByRole('form', { name: say('commission.make') })
    await expect(form.getByRole('textbox', { name: say('commission.figure') })).not.toHaveValue('')
    await form.getByRole('button', { name: say('commission.save') }).click()
    await expect(form).toHaveCount(0)
    await sell(shop, 'flexiloadbd')
    await drift.getByText(say('commission.lastMonth'), { exact: true }).click()
    await expect(drift).toContainText(say('commission.noSales'))
    await drift.getByText(say('commission.thisMonth'), { exact: true }).click()
    await expect(line('agrees')).toContainText(say('commission.ofSales', { proved: 1, sales: 1 }))
    await picture(page, 'commission-agrees')
  })

  test('is not shown where the provider says nothing: the way to its wallet is', async ({
    page,
    shop,
  }) => {
    shop.clock.pace(200)
    await sell(shop, 'alsamiflexi')
    await sell(shop, 'alsamiflexi')
    await RechargePage.open(page, shop, 'en')
    const { drift } = await openRules(page, say)
    await expect(drift.locator('[data-finding]')).toHaveCount(1)
    await picture(page, 'commission-unproved')
    // With nobody else at the wallet, it shows the one sale alone: then a rule is made of it.
    const next = drift.getByRole('button', {
      name: new RegExp(`${say('commission.toWallets')}|${say('commission.makeThis')}`, 'u'),
    })
    await expect(next).toBeVisible()
  })
})
