import { randomBytes } from 'node:crypto'
import { expect, type Locator, type Page } from '@playwright/test'
import { openWatched } from '../../src/core/db/watched.ts'
import { placesOf } from '../../src/host/rescue-desk.ts'
import type { Shop } from './shop.ts'
import type { Say } from './words.ts'

/**
 * Puts a long history into practice books, in one go: sales to 01712340000 and the numbers after
 * it, each a minute after the one before. They were cancelled, so no provider knows of them and the
 * ledger holds nothing of them; every tenth failed and was paid back.
 */
export async function soldLongAgo(shop: Shop, sales: number): Promise<void> {
  await shop.close()
  const { file, witnesses } = placesOf(shop.dataDir, 'practice')
  const db = openWatched(file, {
    places: witnesses,
    clock: shop.clock,
    random: (bytes) => randomBytes(bytes),
    tell: (event, cause) => {
      throw new Error(event, { cause })
    },
  })
  const insert = db.change<[number]>(
    `WITH RECURSIVE nth(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM nth WHERE n < ? - 1)
     INSERT INTO sale (id, request_hash, kind, operator, number, line_type, amount_e4, provider,
       wallet, our_reference, state, tender, version, expected_cost_e4, created_at_ms,
       changed_at_ms, business_date)
     SELECT printf('019a0000-0000-7000-8000-%012d', n), 'h', 'recharge', 'GP',
       printf('0171234%04d', n), 'prepaid', 500000, 'flexiloadbd', 'flexiload',
       printf('AGO-1-%026d', n), iif(n % 10 = 0, 'failed', 'cancelled'),
       'refunded', 1, 486250, 1700000000000 + n * 60000, 1700000000000 + n * 60000, '2023-11-15'
     FROM nth`,
  )
  db.write(() => insert.run(sales))
  db.close()
  await db.released()
  await shop.reopen()
}

/** Such a history in the list of transactions, each sale named by its place from the oldest, 0. */
export class LongAgo {
  readonly page: Page
  readonly grid: Locator

  constructor(page: Page, say: Say) {
    this.page = page
    this.grid = page.getByRole('grid', { name: say('transactions.list') })
  }

  row(nth: number): Locator {
    return this.grid.getByRole('row').filter({ hasText: numberOf(nth) })
  }

  /** The sale with the focus, before the eyes, its story open beside the list. */
  async standsAt(nth: number): Promise<void> {
    await expect(this.row(nth)).toBeFocused()
    await expect(this.row(nth)).toBeInViewport()
    await expect(this.page.getByRole('article')).toContainText(numberOf(nth))
  }

  /** The row that stands highest before the eyes, where it stands, and how long the list is. */
  highest(): Promise<{ nth: number; y: number; height: number }> {
    return this.grid.evaluate((grid) => {
      const { top } = grid.getBoundingClientRect()
      const rows = [...grid.querySelectorAll('[data-sale]')].map((row) => {
        const y = Math.round(row.getBoundingClientRect().y)
        return { y, nth: Number(/••••(\d{4})/u.exec(row.textContent ?? '')?.[1]) }
      })
      const seen = rows.filter(({ y }) => y >= top).toSorted((a, b) => a.y - b.y)
      return { nth: -1, y: -1, ...seen[0], height: grid.scrollHeight }
    })
  }

  /** Presses a key until it led to the sale or past it, every row on the way in its order. */
  async walks(key: 'PageUp' | 'PageDown', nth: number): Promise<void> {
    const ahead = key === 'PageUp' ? (at: number) => at >= nth : (at: number) => at <= nth
    await expect(async () => {
      await this.page.keyboard.press(key)
      const drawn = await this.grid.locator('[data-sale]').allTextContents()
      const places = drawn.map(placeOf)
      expect(places).toEqual(places.map((_, below) => (places[0] ?? 0) - below))
      const focused = await this.grid.locator('[data-sale]:focus').textContent()
      expect(ahead(placeOf(focused ?? ''))).toBe(true)
    }).toPass({ intervals: [30], timeout: 40_000 })
  }
}

const numberOf = (nth: number) => `017••••${String(nth).padStart(4, '0')}`
const placeOf = (row: string) => Number(/017••••(\d{4})/u.exec(row)?.[1])
