import type { BooksOnDisk, SaleLine } from './books.ts'
import { dayMisfits } from './day-books.ts'

/**
 * Every way in which the books do not balance: damage to the file, entries that do not sum to
 * nothing, a sale whose entries are not those of its state, a reserve left on a sale that ended.
 * What each state leaves in which account is written down here a second time, from the table of
 * docs/money.md, and shares nothing with the code that posts.
 */
export function unbalanced(books: BooksOnDisk): string[] {
  const found = [...books.damage, ...dayMisfits(books.day)]
  let sum_e4 = 0
  for (const sums of books.sums.values()) for (const one of sums.values()) sum_e4 += one
  if (sum_e4 !== 0) found.push(`the trial balance is ${sum_e4}`)
  for (const sale of books.sales) {
    const is = groupsOf(books.sums.get(sale.seq) ?? new Map())
    const should = expected(sale, books.paidFromHeld.has(sale.id))
    for (const group of new Set([...is.keys(), ...should.keys()])) {
      const [found_e4, wanted_e4] = [is.get(group) ?? 0, should.get(group) ?? 0]
      if (found_e4 === wanted_e4) continue
      const where = `${sale.id} (${sale.provider}, ${sale.state}, ${sale.tender})`
      found.push(`${where}: ${group} is ${found_e4} and should be ${wanted_e4}`)
    }
  }
  return found
}

/** `wallet:flexiloadbd:flexiload` is a wallet; what is in doubt may stand in suspense instead. */
function groupsOf(sums: ReadonlyMap<string, number>): Map<string, number> {
  const groups = new Map<string, number>()
  for (const [account, sum_e4] of sums) {
    const [kind = ''] = account.split(':')
    const group = kind === 'suspense' ? 'reserved' : kind
    groups.set(group, (groups.get(group) ?? 0) + sum_e4)
  }
  return groups
}

const OPEN: readonly SaleLine['state'][] = ['on-wire', 'accepted', 'in-doubt', 'needs-review']

function expected(sale: SaleLine, isPaidFromHeld: boolean): Map<string, number> {
  const { state, tender, amount_e4, service_charge_e4, expected_cost_e4, charged_e4 } = sale
  const paid_e4 = amount_e4 + service_charge_e4
  const taken_e4 = isPaidFromHeld ? 0 : paid_e4
  const isBack = tender === 'unpaid' || tender === 'refunded'
  const here = taken_e4 - (isBack ? paid_e4 : 0)
  // What is on credit is owed where the rest is cash, and goes back as it came.
  const owed_e4 = (here / paid_e4) * sale.credit_e4
  const sums = new Map([
    ['cash', here - owed_e4],
    ['customers-dues', owed_e4],
    ['customers-held', 0 - here],
  ])
  const cost_e4 = charged_e4 ?? expected_cost_e4
  if (OPEN.includes(state)) {
    sums.set('reserved', expected_cost_e4).set('wallet', -expected_cost_e4)
  } else if (state === 'succeeded' || (state === 'late-success' && tender === 'collected')) {
    sums.set('customers-held', paid_e4 - here).set('wallet', -cost_e4)
    sums.set('commission', cost_e4 - amount_e4).set('service-charge', 0 - service_charge_e4)
  } else if (state === 'late-success') {
    sums.set('wallet', -cost_e4).set('loss-late-success', cost_e4)
  }
  return sums
}

/** What our books say is in each wallet. */
export function walletsOf(books: BooksOnDisk): ReadonlyMap<string, number> {
  const wallets = new Map<string, number>()
  for (const sums of books.sums.values()) {
    for (const [account, sum_e4] of sums) {
      if (account.startsWith('wallet:')) {
        wallets.set(account, (wallets.get(account) ?? 0) + sum_e4)
      }
    }
  }
  return wallets
}
