import { expect } from 'vitest'
import { observationClasses, saleCauses, saleReasonCodes } from '../../contract/codes.ts'
import { type Account, reserved, wallet, type WalletAt, wallets } from '../../domain/ledger.ts'
import type { DeliveryState } from '../../domain/sale.ts'
import { confirmed, SaleStep, type SaleStanding, step } from '../../domain/sale-machine.ts'
import type { Database } from '../db/database.ts'
import { reasonCode } from '../sales/reason.ts'
import { paidOf, type SaleRow } from '../sales/rows.ts'
import type { TestShop } from './shop.ts'

interface EventRow {
  readonly version: number
  readonly from_state: string | null
  readonly to_state: string
  readonly tender: string
  readonly step: string
}

const OPEN = ['on-wire', 'accepted', 'in-doubt', 'needs-review']

/**
 * What must hold at every moment of a shop (money.md §7: 1, 2, 3, 8, 11, 16 and 20), checked on the
 * books themselves and on what the providers have seen.
 */
export function proveBooks({ db, providers }: TestShop): void {
  const sales = db.read<[], SaleRow>('SELECT * FROM sale ORDER BY seq').all()
  for (const sale of sales) provedByHistory(db, sale)
  provedByEntries(db, sales)
  const sent = Object.values(providers).flatMap((provider) =>
    provider.sent.map(({ ourReference }) => ourReference),
  )
  expect(new Set(sent).size, 'a sale was sent twice').toBe(sent.length)
  const attempted = attemptedIn(db)
  for (const reference of sent) expect(attempted, 'sent without an attempt').toContain(reference)
}

/** The row of a sale is the fold of its events (invariant 8). */
function provedByHistory(db: Database, sale: SaleRow): void {
  const [first, ...later] = db
    .read<[number], EventRow>('SELECT * FROM sale_event WHERE sale_seq = ? ORDER BY version')
    .all(sale.seq)
  expect(first).toMatchObject({ version: 1, from_state: null, to_state: 'created' })
  let standing: SaleStanding = confirmed
  later.forEach((event, index) => {
    expect(event).toMatchObject({ version: index + 2, from_state: standing.state })
    const taken = step(standing, SaleStep.parse(JSON.parse(event.step)))
    if (!taken.ok) throw new Error(`${sale.id}: ${event.step} is ${taken.problem}`)
    standing = taken.value
    expect(event).toMatchObject({ to_state: standing.state, tender: standing.tender })
  })
  expect(sale).toMatchObject({
    state: standing.state,
    tender: standing.tender,
    provider_reference: standing.providerReference,
    failure_word: standing.failureWord,
    suspended: standing.suspended ? 1 : 0,
    version: later.length + 1,
  })
  const wired = later.filter(({ to_state }) => to_state === 'on-wire').length
  expect(attemptedIn(db).includes(sale.our_reference)).toBe(wired === 1)
}

function attemptedIn(db: Database): string[] {
  return db
    .read<[], { our_reference: string }>(
      'SELECT our_reference FROM attempt JOIN sale ON sale.seq = attempt.sale_seq',
    )
    .all()
    .map(({ our_reference }) => our_reference)
}

/** What the sales say must stand in every account, and nothing else may stand there. */
function provedByEntries(db: Database, sales: readonly SaleRow[]): void {
  const uneven = db.read<[], { transaction_id: number }>(
    'SELECT transaction_id FROM entry GROUP BY transaction_id HAVING sum(amount_e4) <> 0',
  )
  expect(uneven.all(), 'transactions that do not balance').toEqual([])
  const sums = new Map(
    db
      .read<[], { name: string; sum_e4: number }>(
        `SELECT account.name, sum(amount_e4) AS sum_e4
         FROM entry JOIN account ON account.id = entry.account_id GROUP BY account.id`,
      )
      .all()
      .map(({ name, sum_e4 }) => [name, sum_e4]),
  )
  const found = (account: Account): number => sums.get(account) ?? 0
  const total = (of: (sale: SaleRow) => number) => sales.reduce((sum, sale) => sum + of(sale), 0)
  const inCash = total((sale) => (hasCash(sale) ? paidOf(sale) - sale.credit_e4 : 0))
  expect(found('cash')).toBe(inCash + besideSales_e4(db))
  provedDues(db, sales, found('customers-dues'))
  // What customers are owed and what was earned stand on the credit side.
  expect(found('customers-held') + total((sale) => (isOwed(sale) ? paidOf(sale) : 0))).toBe(0)
  expect(found('commission') + total((sale) => sale.commission_e4 ?? 0)).toBe(0)
  const isEarned = (sale: SaleRow) => hasCash(sale) && !isOwed(sale)
  const charges = total((sale) => (isEarned(sale) ? sale.service_charge_e4 : 0))
  expect(found('service-charge') + charges).toBe(0)
  expect(found('suspense')).toBe(
    total((sale) => (sale.suspended === 1 ? sale.expected_cost_e4 : 0)),
  )
  for (const at of wallets) {
    const { provider, wallet: name } = at
    const mine = sales.filter((sale) => sale.provider === provider && sale.wallet === name)
    provedWallet(db, at, mine, found)
  }
}

/** What moved the drawer that is no sale's, as its own tables have it. */
function besideSales_e4(db: Database): number {
  const sum = db.read<[], { sum_e4: number }>(
    `SELECT (SELECT total(opening_e4 - booked_e4) FROM shift)
       + (SELECT total(iif(direction = 'in', amount_e4, -amount_e4)) FROM cash_movement)
       + (SELECT total(counted_e4 - expected_e4) FROM shift_close
          JOIN shift_count ON shift_count.seq = count_seq)
       - (SELECT total(amount_e4) FROM due_line WHERE cause IN ('paid', 'paid-out'))
       - (SELECT total(amount_e4) FROM top_up WHERE paid_from = 'cash') AS sum_e4`,
  )
  return sum.get()?.sum_e4 ?? Number.NaN
}

/** What customers owe is the sum of its lines, and each sale's are its credit or nothing. */
function provedDues(db: Database, sales: readonly SaleRow[], found_e4: number): void {
  const lines = db.read<[], { sale_seq: number | null; amount_e4: number }>(
    'SELECT sale_seq, total(amount_e4) AS amount_e4 FROM due_line GROUP BY sale_seq',
  )
  const owed = new Map(lines.all().map(({ sale_seq, amount_e4 }) => [sale_seq, amount_e4]))
  expect([...owed.values()].reduce((sum, one) => sum + one, 0)).toBe(found_e4)
  const ofSales = sales.filter(({ retry_of }) => retry_of === null)
  for (const sale of ofSales) {
    const isOwing = hasCash(sale) || sale.tender === 'taken-over'
    expect(owed.get(sale.seq) ?? 0, `owed for sale ${sale.seq}`).toBe(isOwing ? sale.credit_e4 : 0)
  }
}

function provedWallet(
  db: Database,
  at: WalletAt,
  sales: readonly SaleRow[],
  found: (account: Account) => number,
): void {
  const where = `${at.provider}:${at.wallet}`
  const opening = db
    .read<[string], { value: string }>('SELECT value FROM book WHERE key = ?')
    .get(`opened:${where}`)
  const aside = sales.filter(({ state }) => OPEN.includes(state))
  const inReserve = aside.filter(({ suspended }) => suspended === 0)
  const done = sales.filter(({ state }) => ['succeeded', 'late-success'].includes(state))
  const costs = (some: readonly SaleRow[]) =>
    some.reduce((sum, { expected_cost_e4 }) => sum + expected_cost_e4, 0)
  const spent_e4 = done.reduce((sum, sale) => sum + (sale.charged_e4 ?? sale.expected_cost_e4), 0)
  expect(found(reserved(at)), `set aside at ${where}`).toBe(costs(inReserve))
  const came_e4 = Number(opening?.value ?? 0) + boughtAt_e4(db, at)
  expect(found(wallet(at)), `left at ${where}`).toBe(came_e4 - costs(aside) - spent_e4)
}

function boughtAt_e4(db: Database, { provider, wallet: name }: WalletAt): number {
  const sum = db.read<[string, string], { sum_e4: number }>(
    'SELECT total(amount_e4) AS sum_e4 FROM top_up WHERE provider = ? AND wallet = ?',
  )
  return sum.get(provider, name)?.sum_e4 ?? Number.NaN
}

function hasCash({ tender }: SaleRow): boolean {
  return tender === 'collected' || tender === 'refund-due'
}

/** Delivered to nobody yet, or not at all, and not given back. */
function isOwed(sale: SaleRow): boolean {
  return hasCash(sale) && !['succeeded', 'late-success'].includes(sale.state)
}

/** The day's figures, however remembered, are those of a plain look at its sales and entries. */
export async function proveFigures({ db, client }: TestShop): Promise<void> {
  const { today } = await client.health.get()
  const scanned = db.read<[{ day: string }], Omit<typeof today, 'businessDate'>>(
    `SELECT count(*) FILTER (WHERE state NOT IN ('cancelled', 'created')) AS sales,
       coalesce(sum(amount_e4) FILTER
         (WHERE state NOT IN ('cancelled', 'created', 'failed', 'reversed')), 0) AS sold_e4,
       coalesce(sum(commission_e4), 0) AS commission_e4,
       coalesce(sum(service_charge_e4) FILTER
         (WHERE state IN ('succeeded', 'late-success') AND tender = 'collected'), 0)
         AS serviceCharge_e4,
       (SELECT coalesce(sum(entry.amount_e4), 0) FROM entry
         JOIN account ON account.id = account_id AND account.name = 'cash'
         JOIN ledger_transaction ON ledger_transaction.id = transaction_id
         WHERE ledger_transaction.business_date = @day) AS drawer_e4
     FROM sale WHERE business_date = @day`,
  )
  const { businessDate, ...figures } = today
  expect(figures).toEqual(scanned.get({ day: businessDate }))
}

/** Every code, cause and class of the shop's story has its place in the lists of the contract. */
export function proveWords({ db }: TestShop): void {
  const events = db
    .read<[], { cause: string; step: string; to_state: DeliveryState }>('SELECT * FROM sale_event')
    .all()
  for (const { cause, step, to_state } of events) {
    expect(saleCauses).toContain(cause)
    const taken = SaleStep.safeParse(JSON.parse(step))
    const code = taken.success ? reasonCode(taken.data, to_state) : null
    if (code !== null) expect(saleReasonCodes).toContain(code)
  }
  const seen = db.read<[], { class: string }>('SELECT DISTINCT class FROM observation').all()
  for (const { class: written } of seen) {
    expect(observationClasses).toContain(written.split(':')[0])
  }
}
