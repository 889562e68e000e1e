import { expect } from '@playwright/test'
import type { Sale } from '../../src/contract/schemas.ts'
import type { CounterClient } from '../../src/loopback/client.ts'
import type { Execution } from '../../src/sandbox/book.ts'
import type { Shop } from './shop.ts'

/** Every sale in the open books, newest first. */
export async function everySale(client: CounterClient): Promise<readonly Sale[]> {
  const sales: Sale[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await client.sales.list({ limit: 200, ...(cursor && { cursor }) })
    sales.push(...page.sales)
    cursor = page.cursor
  }
  return sales
}

/**
 * What a sale and an execution have in common; autoflexi is sent no reference of ours. A pack is
 * named by its id, and its price is the provider's word.
 */
function wordsOf(one: Sale | Execution): string {
  const what = 'packageId' in one ? `pack ${one.packageId}` : one.amount_e4
  return `${one.provider} ${one.number.slice(-10)} ${what}`
}

/** The executions that can only be this sale's. */
export function executionsOf(shop: Shop, sale: Sale): readonly Execution[] {
  return shop
    .sandbox()
    .oracle.executions()
    .filter((execution) =>
      execution.reference === null
        ? wordsOf(execution) === wordsOf(sale)
        : execution.provider === sale.provider && execution.reference === sale.ourReference,
    )
}

/**
 * The one promise, asked of the oracle after every test: no sale was executed twice, what the
 * books call succeeded was executed, what they call failed was not or was paid back, nothing
 * was executed that the books do not know, and every taka is in balance.
 */
export async function provePromise(shop: Shop): Promise<void> {
  const sales = await everySale(shop.client)
  const executions = shop.sandbox().oracle.executions()
  const references = executions.map(({ reference }) => reference).filter((one) => one !== null)
  expect(references, 'a reference was executed twice').toEqual([...new Set(references)])
  for (const words of new Set(executions.map(wordsOf))) {
    const sold = sales.filter((sale) => wordsOf(sale) === words && !nothingLeft.has(sale.state))
    const done = executions.filter((execution) => wordsOf(execution) === words)
    expect(done.length, `more executions than sales of ${words}`).toBeLessThanOrEqual(sold.length)
  }
  for (const sale of sales) {
    const mine = executionsOf(shop, sale)
    if (nothingLeft.has(sale.state)) expect(references).not.toContain(sale.ourReference)
    if (sale.state === 'succeeded') expect(mine, 'succeeded without execution').not.toEqual([])
    if (sale.state === 'failed' && sale.ourReference === mine[0]?.reference) {
      expect(mine.map(({ outcome }) => outcome)).toEqual(['failed'])
    }
  }
  const { accounts, sum_e4 } = await shop.client.ledger.trialBalance()
  expect(sum_e4).toBe(0)
  expect(accounts.reduce((sum, { balance_e4 }) => sum + balance_e4, 0)).toBe(0)
}

const nothingLeft: ReadonlySet<Sale['state']> = new Set(['created', 'cancelled'])

/** The ledger by account, for a test that says what a sale did to it. */
export async function ledgerBalances(shop: Shop): Promise<Readonly<Record<string, number>>> {
  const { accounts } = await shop.client.ledger.trialBalance()
  return Object.fromEntries(accounts.map(({ account, balance_e4 }) => [account, balance_e4]))
}
