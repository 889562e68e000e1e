import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  Account,
  balanced,
  balances,
  cash,
  commission,
  confirmedEntries,
  customersHeld,
  debitedUnknownEntries,
  type Entry,
  lateSuccessHeldEntries,
  lateSuccessRefundedEntries,
  lossLateSuccess,
  onWireEntries,
  openingEntries,
  owner,
  probeTakenEntries,
  refundEntries,
  reserved,
  reversedEntries,
  serviceCharge,
  succeededEntries,
  suspense,
  topUpEntries,
  voidConfirmedEntries,
  voidReserveEntries,
  type WalletAt,
  wallet,
  wallets,
} from './ledger.ts'
import { addMoney, type Money, money, negate, subtractMoney, taka, ZERO } from './money.ts'

const flexiload: WalletAt = { provider: 'flexiloadbd', wallet: 'flexiload' }
const face = taka(108)
const cost = money(1_050_300)

/** What stands in the books after these transactions; accounts at nothing are left out. */
function books(...transactions: readonly (readonly Entry[])[]): Record<string, number> {
  const standing = balances(transactions.flatMap((entries) => balanced(entries)))
  return Object.fromEntries([...standing].filter(([, balance]) => balance !== 0))
}

const aside = { at: flexiload, expectedCost: cost, suspended: false }
const taken = [confirmedEntries({ face }), onWireEntries(flexiload, cost)]
const ours = wallet(flexiload)

describe('a recharge of ৳108 in the books', () => {
  it('puts the customer’s money into the drawer and owes it', () => {
    expect(confirmedEntries({ face })).toEqual([
      { account: cash, amount_e4: 1_080_000 },
      { account: customersHeld, amount_e4: -1_080_000 },
    ])
  })

  it('sets the expected cost aside before the first byte leaves', () => {
    expect(onWireEntries(flexiload, cost)).toEqual([
      { account: 'reserved:flexiloadbd:flexiload', amount_e4: 1_050_300 },
      { account: 'wallet:flexiloadbd:flexiload', amount_e4: -1_050_300 },
    ])
  })

  it('earns the commission when it is delivered at the expected cost', () => {
    const delivered = succeededEntries({ ...aside, face, charged: cost })
    expect(delivered).toEqual([
      { account: customersHeld, amount_e4: 1_080_000 },
      { account: reserved(flexiload), amount_e4: -1_050_300 },
      { account: commission, amount_e4: -29_700 },
    ])
    expect(books(...taken, delivered)).toEqual({
      cash: 1_080_000,
      [ours]: -1_050_300,
      commission: -29_700,
    })
  })

  it.each([
    ['more than expected', money(1_060_000), -20_000],
    ['less than expected', money(1_040_000), -40_000],
    ['exactly the face: nothing is earned', face, 0],
    ['more than the face: a loss', taka(110), 20_000],
  ])('releases the whole reserve when the provider took %s', (_what, charged, earned_e4) => {
    const delivered = succeededEntries({ ...aside, face, charged })
    const expected: Record<string, number> = { cash: 1_080_000, [ours]: negate(charged) }
    if (earned_e4 !== 0) expected[commission] = earned_e4
    expect(books(...taken, delivered)).toEqual(expected)
  })

  it('keeps the shop’s own charge apart from the commission', () => {
    const charge = taka(1)
    const delivered = succeededEntries({ ...aside, face, charged: cost, charge })
    const held = [confirmedEntries({ face, charge }), onWireEntries(flexiload, cost)]
    expect(books(...held, delivered)).toEqual({
      cash: 1_090_000,
      [ours]: -1_050_300,
      commission: -29_700,
      [serviceCharge]: -10_000,
    })
  })

  it('frees the reserve when it failed, and still owes the customer', () => {
    expect(books(...taken, voidReserveEntries(aside))).toEqual({
      cash: 1_080_000,
      [customersHeld]: -1_080_000,
    })
  })

  it('leaves no trace in the sums once the money of a failed one is given back', () => {
    expect(books(...taken, voidReserveEntries(aside), refundEntries({ face }))).toEqual({})
    expect(
      books(confirmedEntries({ face, charge: taka(1) }), refundEntries({ face, charge: taka(1) })),
    ).toEqual({})
  })

  it('gives the cash back when it is cancelled before anything was sent', () => {
    expect(books(confirmedEntries({ face }), voidConfirmedEntries({ face }))).toEqual({})
    expect(
      books(
        confirmedEntries({ face, charge: taka(1) }),
        voidConfirmedEntries({ face, charge: taka(1) }),
      ),
    ).toEqual({})
  })

  it('waits in suspense when the provider took it and nobody knows for what', () => {
    expect(books(...taken, debitedUnknownEntries(flexiload, cost))).toEqual({
      cash: 1_080_000,
      [customersHeld]: -1_080_000,
      [suspense]: 1_050_300,
      [ours]: -1_050_300,
    })
  })

  it('leaves suspense with the sum the wallet showed, or back into the wallet', () => {
    const inSuspense = [...taken, debitedUnknownEntries(flexiload, cost)]
    const suspended = { ...aside, suspended: true }
    const delivered = succeededEntries({ ...suspended, face, charged: face })
    expect(books(...inSuspense, delivered)).toEqual({ cash: 1_080_000, [ours]: -1_080_000 })
    expect(books(...inSuspense, voidReserveEntries(suspended), refundEntries({ face }))).toEqual({})
  })
})

describe('a recharge whose end changes', () => {
  it('is owed again when the provider takes a success back', () => {
    const charged = money(1_060_000)
    const delivered = succeededEntries({ ...aside, face, charged })
    const undone = reversedEntries({ at: flexiload, face, charged })
    expect(books(...taken, delivered, undone)).toEqual({
      cash: 1_080_000,
      [customersHeld]: -1_080_000,
    })
    expect(books(...taken, delivered, undone, refundEntries({ face }))).toEqual({})
  })

  it('takes the shop’s own charge back with it', () => {
    const sale = { at: flexiload, face, charged: cost, charge: taka(1) }
    const held = [confirmedEntries({ face, charge: taka(1) }), onWireEntries(flexiload, cost)]
    const delivered = succeededEntries({ ...sale, ...aside })
    const all = [
      ...held,
      delivered,
      reversedEntries(sale),
      refundEntries({ face, charge: taka(1) }),
    ]
    expect(books(...all)).toEqual({})
  })

  it('is earned after all when it arrives late and the customer’s money is still here', () => {
    const failed = voidReserveEntries(aside)
    const late = lateSuccessHeldEntries({ at: flexiload, face, charged: cost })
    expect(books(...taken, failed, late)).toEqual({
      cash: 1_080_000,
      [ours]: -1_050_300,
      commission: -29_700,
    })
  })

  it('is our loss when it arrives after the customer had the money back', () => {
    const failed = [voidReserveEntries(aside), refundEntries({ face })]
    expect(books(...taken, ...failed, lateSuccessRefundedEntries(flexiload, cost))).toEqual({
      [ours]: -1_050_300,
      [lossLateSuccess]: 1_050_300,
    })
  })
})

describe('a wallet', () => {
  it('comes into the books with what the provider says is in it', () => {
    expect(books(openingEntries(flexiload, taka(5000)))).toEqual({
      [ours]: 50_000_000,
      [owner]: -50_000_000,
    })
  })

  it('loses what a provider took for a request nobody paid for, and the books say so', () => {
    expect(
      books(openingEntries(flexiload, taka(5000)), probeTakenEntries(flexiload, face)),
    ).toEqual({ [ours]: 48_920_000, [owner]: -50_000_000, 'loss-double': 1_080_000 })
  })

  it.each([cash, owner] as const)('is bought with what is taken from %s', (paidFrom) => {
    expect(books(topUpEntries(flexiload, taka(500), paidFrom))).toEqual({
      [ours]: 5_000_000,
      [paidFrom]: -5_000_000,
    })
  })

  it('needs no entry when there is nothing in it', () => {
    expect(() => openingEntries(flexiload, ZERO)).toThrow('two entries')
  })

  it('has an account for what is free and one for what is set aside', () => {
    expect(wallets).toHaveLength(5)
    for (const at of wallets) {
      expect(Account.parse(wallet(at))).toBe(wallet(at))
      expect(Account.parse(reserved(at))).toBe(reserved(at))
    }
  })
})

describe('an account', () => {
  it('has a name the books know', () => {
    expect(Account.parse('cash')).toBe(cash)
    for (const name of ['Cash', '', 'wallet:autoflexi:flexiload', 'wallet:x:main', 'profit']) {
      expect(Account.safeParse(name).success).toBe(false)
    }
  })
})

describe('a transaction', () => {
  const entry = (account: Account, amount: number): Entry => ({ account, amount_e4: money(amount) })

  it('has two entries at least', () => {
    expect(() => balanced([])).toThrow('two entries at least: none')
    expect(() => balanced([entry(cash, 5)])).toThrow('two entries at least: cash 5')
  })

  it('has no entry of nothing', () => {
    expect(() => balanced([entry(cash, 0), entry(owner, 0)])).toThrow('an entry of nothing')
    const among = [entry(cash, 5), entry(owner, -5), entry(commission, 0)]
    expect(() => balanced(among)).toThrow('nothing: cash 5, owner -5, commission 0')
  })

  it('has debits that equal its credits', () => {
    expect(() => balanced([entry(cash, 10), entry(owner, -9)])).toThrow('differ by 1')
    const entries = [entry(cash, 10), entry(owner, -4), entry(commission, -6)]
    expect(balanced(entries)).toBe(entries)
  })

  it('balances for every sale a shop can make, and the reserve ends at nothing', () => {
    const figure = fc.integer({ min: 1, max: 10_000_000 }).map(money)
    const charges = fc.integer({ min: 0, max: 50_000 }).map(money)
    fc.assert(
      fc.property(figure, figure, figure, charges, (sold, expectedCost, charged, charge) => {
        const standing = balances([
          ...confirmedEntries({ face: sold, charge }),
          ...onWireEntries(flexiload, expectedCost),
          ...succeededEntries({
            at: flexiload,
            expectedCost,
            suspended: false,
            face: sold,
            charged,
            charge,
          }),
        ])
        const sum = addMoney(...standing.values())
        const at = (account: Account): Money => standing.get(account) ?? ZERO
        expect(sum).toBe(0)
        expect(at(reserved(flexiload))).toBe(0)
        expect(at(customersHeld)).toBe(0)
        expect(at(ours)).toBe(negate(charged))
        expect(at(cash)).toBe(addMoney(sold, charge))
        expect(at(commission)).toBe(subtractMoney(charged, sold))
      }),
    )
  })
})
