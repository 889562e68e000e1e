import type { Page } from '@playwright/test'
import { holds } from './accessible.ts'
import { BillPage } from './bill-page.ts'
import { openSlip } from './dialogs.ts'
import { expect, test } from './fixture.ts'
import { picture, sizes } from './pictures.ts'

const DSP = 3
const DSD = 4

/** A dozen looks a test, each of a whole page. */
test.describe.configure({ timeout: 180_000 })

test('anybody can pay a bill', async ({ page, shop }) => {
  const account = { operator: 'DSD', number: '1240000001', nickname: 'Rahim', phone: '' } as const
  await shop.client.billAccounts.save(account)
  const screen = await BillPage.open(page, shop, 'bn')
  await expect(page.getByText('Rahim')).toBeVisible()
  await holds(page, shop, 'saved accounts and no biller')
  await screen.pad.type('1240/')
  await screen.pad.press('Enter')
  await holds(page, shop, 'a number too short')
  await screen.pad.press('-')
  await screen.enter({ biller: DSD, number: '1240000001', amount: '850' })
  await expect(screen.readBack).toContainText('(DSD)')
  await page.keyboard.press('Control+KeyR')
  await holds(page, shop, 'the read-back, and its name')
})

test('a number of twenty digits and every warning stand whole at every size', async ({
  page,
  shop,
}) => {
  const screen = await BillPage.open(page, shop, 'bn')
  for (const size of sizes) {
    await page.setViewportSize(size)
    const year = String(new Date().getFullYear() - 1)
    await screen.number.focus()
    for (let presses = 0; presses < DSD; presses += 1) await screen.pad.press('/')
    await screen.pad.type('12345678901234567890')
    const cut_px = await screen.number.evaluate((field) => field.scrollWidth - field.clientWidth)
    expect(cut_px, `${size.width} wide`).toBeLessThanOrEqual(0)
    await screen.year.fill(year)
    await screen.phone.fill('01712345678')
    await screen.pad.press('Enter')
    await screen.pad.type('850')
    await screen.pad.press('Enter')
    await expect(screen.readBack).toBeFocused()
    await expect(screen.readBack).toContainText('(DSD)')
    await expect(screen.readBack).toContainText(screen.say('bills.warning.arrears').slice(-60))
    await picture(page, `bills-long-${size.width}`)
    const below = await screen.readBack.evaluate(lastLineHidden)
    expect(below, `${size.width} wide`).toBe(false)
    await screen.pad.press('-')
  }
})

test('a bill and its tokens stand whole at every size', async ({ page, shop }) => {
  const screen = await BillPage.open(page, shop, 'bn')
  for (const size of sizes) {
    await page.setViewportSize(size)
    await screen.number.focus()
    await screen.enter({
      biller: DSP,
      number: `12400${size.width}0240`,
      phone: '01712345678',
      amount: '500',
    })
    await expect(screen.readBack).toContainText('(DSP)')
    await picture(page, `bills-read-back-${size.width}`)
    await fits(page)
    await screen.send()
    await screen.sees('succeeded')
    await fits(page)
    await expect(screen.result.locator('[data-tokens] li')).toHaveCount(12)
    expect(await screen.result.evaluate(outside), `${size.width} wide`).toEqual([])
    expect(await screen.result.evaluate(hiddenTokens), `${size.width} wide`).toEqual([])
    await picture(page, `bills-tokens-${size.width}`)
  }
  await holds(page, shop, 'tokens on the card')
  await openSlip(page, screen.say)
  await holds(page, shop, 'tokens on the slip')
})

test.describe('the card of the last bill, below five saved accounts', () => {
  for (const [ending, face] of [
    ['0001', 'succeeded'],
    ['0002', 'failed'],
    ['0006', 'refused'],
  ] as const) {
    test(`has all that it says in sight where it is ${face}`, async ({ page, shop }) => {
      const names = ['রহিম চাচা', 'মসজিদ', 'করিম ভাই, দোকান', 'House 12', 'মেসার্স বিসমিল্লাহ স্টোর']
      for (const [nth, nickname] of names.entries()) {
        const account = { operator: 'DSD', number: `124000010${nth}`, nickname, phone: '' } as const
        await shop.client.billAccounts.save(account)
      }
      const screen = await BillPage.open(page, shop, 'bn')
      await screen.enter({ biller: DSD, number: `124000${ending}`, amount: '850' })
      await screen.send()
      shop.clock.pace(60)
      await screen.sees(face)
      const found = page.getByRole('list', { name: screen.say('bills.saved') })
      await expect(found.getByRole('button')).toHaveCount(names.length)
      if (face === 'succeeded') {
        const confirm = screen.result.getByRole('button', { name: screen.say('bills.confirm') })
        await expect(confirm).toBeVisible()
        // The month stands in the digits of the day beside it.
        const slip = await openSlip(page, screen.say)
        for (const paper of [screen.result, slip]) {
          await expect(paper).toContainText(/[০-৯]{2}\/২০[০-৯]{2}/u)
        }
        await page.keyboard.press('Escape')
        await expect(slip).toHaveCount(0)
      }
      await picture(page, `bills-card-accounts-${face}`)
      await expect(page.locator('#main')).toHaveJSProperty('scrollTop', 0)
      expect(await screen.result.evaluate(outOfSight)).toEqual([])
      expect(await screen.result.evaluate(lastLineHidden)).toBe(false)
      await page.keyboard.press('ArrowDown')
      const meant = found.locator('[aria-current="true"]')
      await expect(meant).toContainText(names[3] ?? '')
      await page.keyboard.press('Enter')
      await expect(found).toHaveCount(0)
    })
  }
})

/** What of a card's words and ways lies below the bar that sends, or above the window. */
function outOfSight(card: Element): string[] {
  const isSeen = (one: Element) => {
    const box = one.getBoundingClientRect()
    const [left, middle] = [box.left + 4, box.left + box.width / 2]
    const at = [left, middle].flatMap((x) =>
      [box.top + 2, box.bottom - 2].map((y) => document.elementFromPoint(x, y)),
    )
    return at.every((found) => found !== null && card.contains(found))
  }
  const said = [...card.querySelectorAll('h2, p, button')]
  return said.filter((one) => !isSeen(one)).map((one) => one.textContent ?? '')
}

/** Nothing of the form lies beyond its side. */
async function fits(page: Page): Promise<void> {
  const over_px = await page
    .locator('#main')
    .evaluate((main) => main.scrollWidth - main.clientWidth)
  expect(over_px).toBe(0)
}

/** Whether the end of the read-back lies below the bar that sends. */
function lastLineHidden(card: Element): boolean {
  const { left, bottom } = card.getBoundingClientRect()
  const at = document.elementFromPoint(left + 40, bottom - 8)
  return at === null || !card.contains(at)
}

/** Tokens that a cashier would have to scroll to: they are what the customer waits for. */
function hiddenTokens(card: Element): string[] {
  const seen = (one: Element) => {
    const box = one.getBoundingClientRect()
    const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
    return at !== null && card.contains(at)
  }
  const groups = [...card.querySelectorAll('[data-tokens] span')]
  return groups.filter((group) => !seen(group)).map((group) => group.textContent ?? '')
}

/** Groups of a token that the card cuts off, or that lie over another. */
function outside(card: Element): string[] {
  const edge = card.getBoundingClientRect()
  const groups = [...card.querySelectorAll('[data-tokens] span')]
  const boxes = groups.map((group) => group.getBoundingClientRect())
  return groups.flatMap((group, at) => {
    const mine = boxes[at]
    if (!mine) return []
    const isCut = mine.right > edge.right || mine.left < edge.left || mine.bottom > edge.bottom
    const isOver = boxes.some(
      (other, place) =>
        place !== at &&
        other.left < mine.right - 1 &&
        mine.left < other.right - 1 &&
        other.top < mine.bottom - 1 &&
        mine.top < other.bottom - 1,
    )
    return isCut || isOver ? [group.textContent ?? ''] : []
  })
}
