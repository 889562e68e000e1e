import type { Mutant, Patch } from './mutants.ts'

const shifts = 'src/core/shifts'
const dues = 'src/core/dues/moves.ts'
const ledger = 'src/domain/ledger.ts'
const days = 'src/core/day-close/days.ts'
const post = 'src/core/ledger/post.ts'
const day = 'src/core/shop-day.ts'

/** The books themselves would refuse it: the bug is looked for where they have no such trigger. */
function without(trigger: string): Patch {
  return {
    file: post,
    find: '  const accountIds = accountIdsOf(db, accounts)\n',
    replace: `  const accountIds = accountIdsOf(db, accounts)
  db.write(() => db.change('DROP TRIGGER IF EXISTS ${trigger}').run())\n`,
  }
}

/** Bugs of the shop's day: drawer, shifts, dues, rules, and the close. */
export const ofTheDay: readonly Mutant[] = [
  {
    name: 'leaves the change in the drawer',
    patches: [
      {
        file: `${shifts}/drawer.ts`,
        find: `given_e4: money(came('collected') + change_e4),`,
        replace: `given_e4: money(came('collected') + 2 * change_e4),`,
      },
      {
        file: `${shifts}/closing.ts`,
        find: 'if (booked_e4 !== expected_e4) {',
        replace: 'if (Number.isNaN(booked_e4)) {',
      },
    ],
  },
  {
    name: 'hands out cash for what was sold on credit',
    patches: [
      {
        file: ledger,
        find: `export function refundEntries(sale: Paid): readonly Entry[] {
  return voidConfirmedEntries(sale)`,
        replace: `export function refundEntries(sale: Paid): readonly Entry[] {
  return voidConfirmedEntries({ ...sale, onCredit: ZERO })`,
      },
    ],
  },
  {
    name: 'lets a customer owe what was given back',
    patches: [
      {
        file: 'src/core/sales/dues-of-sale.ts',
        find: `if (posting === 'refund' || posting === 'return-cash')`,
        replace: `if (posting === 'return-cash')`,
      },
    ],
  },
  {
    name: 'books dues twice that are told twice',
    patches: [
      { file: dues, find: 'const before = find.get(id)', replace: 'const before = find.get("")' },
      {
        file: dues,
        find: 'insert.run({ ...line, id, at_ms,',
        replace: 'insert.run({ ...line, id: `${id} ${transaction_id}`, at_ms,',
      },
    ],
  },
  {
    name: 'moves cash twice that is told twice',
    patches: [
      {
        file: `${shifts}/movements.ts`,
        find: 'find: (id: string) => find.get(id),',
        replace: `find: () => find.get(''),`,
      },
      {
        file: `${shifts}/movements.ts`,
        find: 'insert.run(id, shift.seq,',
        replace: 'insert.run(`${id} ${transaction}`, shift.seq,',
      },
    ],
  },
  {
    name: 'answers that a shift is closed and leaves it open',
    patches: [
      {
        file: `${shifts}/closing.ts`,
        find: 'insertClose.run(shift.seq, at_ms, count, why, signature, blind ? 1 : 0)',
        replace: `if (!blind && difference_e4 === 0) {
      insertClose.run(shift.seq, at_ms, count, why, null, 0)
    }`,
      },
    ],
  },
  {
    name: 'books no count that is short',
    patches: [
      {
        file: `${shifts}/closing.ts`,
        find: 'if (difference_e4 !== 0) book(',
        replace: 'if (difference_e4 > 0) book(',
      },
    ],
  },
  {
    name: 'takes a miscounted opening for what was left',
    patches: [
      {
        file: `${shifts}/opening.ts`,
        find: `if (of) book('shift-opened', drawerOpenedEntries(difference_e4, of))`,
        replace: '',
      },
    ],
  },
  {
    name: 'goes to another day with the clock in the middle of a shift',
    patches: [
      {
        file: day,
        find: 'return ageOf(shift, run) < SHIFT_HOLDS_ms && !isOver',
        replace: 'return ageOf(shift, run) < SHIFT_HOLDS_ms / 1_000_000 && !isOver',
      },
    ],
    faults: ['D4', 'F24'],
  },
  {
    name: 'sells on a day that is closed',
    patches: [
      {
        file: day,
        find: 'return closed !== null && day <= closed ? dayAfter(closed) : day',
        replace: 'return day',
      },
      without('sale_of_open_day'),
      without('ledger_transaction_of_open_day'),
      without('ledger_transaction_of_an_open_day'),
    ],
  },
  {
    name: 'skips a number of the closed days after a start',
    patches: [
      {
        file: days,
        find: 'const number = (before?.number ?? 0) + 1',
        replace: `const isFresh = run.moment().mono_ms < 40 * 60_000
      const number = (before?.number ?? 0) + (before && isFresh ? 2 : 1)`,
      },
      without('day_close_in_order'),
    ],
  },
  {
    name: 'chains no day to the one before',
    patches: [
      {
        file: days,
        find: 'const previous_hash = before?.hash ?? NO_HASH',
        replace: 'const previous_hash = NO_HASH',
      },
      without('day_close_in_order'),
    ],
  },
  {
    name: 'sums a day up after it is closed',
    patches: [
      { file: days, find: '      writeTotals(businessDate)\n', replace: '' },
      {
        file: days,
        find: '    // Outside of the books too: who rewrites',
        replace: `    db.write(() => writeTotals(businessDate))
    // Outside of the books too: who rewrites`,
      },
    ],
  },
  {
    name: 'misses a late success in the totals of a day',
    patches: [
      {
        file: 'src/core/reports/booked.ts',
        find: `= ['settle', 'late-success', 'take-back', 'paid-late']`,
        replace: `= ['settle', 'take-back', 'paid-late']`,
      },
    ],
    faults: ['F10', 'D2'],
  },
  {
    name: 'closes a day over a sale on the wire, and carries it nowhere',
    patches: [
      {
        file: days,
        find: `return wired.get() ? 'on-wire' : null`,
        replace: 'return wired.get() ? null : null',
      },
      {
        file: 'src/core/day-close/carried.ts',
        find: `WHERE state IN ('created', 'on-wire', 'accepted',`,
        replace: `WHERE state IN ('created', 'accepted',`,
      },
    ],
    faults: ['D5', 'F3', 'F8'],
  },
  {
    name: 'sells by a rule before its day',
    patches: [
      {
        file: 'src/domain/commission/rules.ts',
        find: 'findLast(({ from }) => from <= businessDate)',
        replace: 'findLast(({ from }) => from !== businessDate || from <= businessDate)',
      },
    ],
  },
  {
    name: 'sells by the rule for all where an operator has one of its own',
    patches: [
      {
        file: 'src/domain/commission/rules.ts',
        find: `return [...own, operator, 'all'].map(`,
        replace: `return [...own, 'all', operator].map(`,
      },
    ],
  },
]
