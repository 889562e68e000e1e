import { describe, expect, it } from 'vitest'
import type { Choice } from '../../contract/choice.ts'
import type { Ruled } from '../../domain/commission/rules.ts'
import { Terms } from '../../domain/kinds/terms.ts'
import { type Money, money, taka, ZERO } from '../../domain/money.ts'
import { type ProviderId, providerIds } from '../../domain/provider.ts'
import type { CannotSell, Order } from '../providers/provider.ts'
import { scriptedProvider } from '../testing/scripted-provider.ts'
import { choicesFor, choose, type Sellers } from './choose.ts'

interface Standing {
  readonly preference?: number | null
  readonly cannot?: CannotSell
  readonly keyRefused?: boolean
  readonly shut?: 'in-doubt' | 'resting'
  readonly isSilent?: boolean
  /** Of whatever wallet is asked for; absent, the wallet is not in the books. */
  readonly free_e4?: Money
  /** What past sales taught; absent, the assumed rate. */
  readonly learned_e4?: Money
  /** What the owner's rule says; absent, none is for it. */
  readonly ruled?: Ruled
}
type Standings = Readonly<Partial<Record<ProviderId, Standing>>>

/** Set up in the order flexiloadbd, alsamiflexi, autoflexi, unless said otherwise. */
const usual: Readonly<Record<ProviderId, number>> = { flexiloadbd: 1, alsamiflexi: 2, autoflexi: 3 }

function sellersOf(standings: Standings): Sellers {
  const of = (provider: ProviderId) => standings[provider] ?? {}
  const preference = (provider: ProviderId) => {
    const { preference: said } = of(provider)
    return said === undefined ? usual[provider] : said
  }
  return {
    preference,
    live: (provider) =>
      preference(provider) === null
        ? null
        : { ...scriptedProvider(provider), cannotSell: () => of(provider).cannot ?? null },
    keyRefused: (provider) => of(provider).keyRefused ?? false,
    shut: (provider) => of(provider).shut ?? null,
    isSilent: (provider) => of(provider).isSilent ?? false,
    free_e4: ({ provider }) => of(provider).free_e4 ?? null,
  }
}

const recharge: Order = {
  ...Terms.parse({
    kind: 'recharge',
    operator: 'GP',
    number: '01712345678',
    lineType: 'prepaid',
  }),
  amount_e4: taka(50),
  ourReference: 'A-1-B',
}
/** ৳50 at the assumed ৳27.50 on ৳1,000. */
const COST_e4 = money(486_250)

function choicesOf(standings: Standings = {}, order = recharge): Choice[] {
  return choicesFor(order, sellersOf(standings), {
    businessDate: '2026-04-28',
    learned: ({ provider }) => standings[provider]?.learned_e4 ?? null,
    ruled: ({ provider }) => standings[provider]?.ruled ?? null,
  })
}

/** As `flexiloadbd: preference`, in the order of choosing. */
function told(standings: Standings = {}): string[] {
  return choicesOf(standings).map(
    ({ provider, cannot, because }) => `${provider}: ${cannot ?? because.join(' ')}`,
  )
}

describe('who is chosen', () => {
  it('goes by the owner’s order where all can take it', () => {
    expect(told()).toEqual([
      'flexiloadbd: preference',
      'alsamiflexi: preference',
      'autoflexi: preference',
    ])
    expect(choose(choicesOf(), undefined)?.provider).toBe('flexiloadbd')
  })

  it('is the one that was asked for, whatever stands against it', () => {
    const choices = choicesOf({ autoflexi: { cannot: { why: 'operator' } } })
    const chosen = choose(choices, 'autoflexi')
    expect(chosen).toMatchObject({ provider: 'autoflexi', cannot: 'operator' })
  })

  it('passes over one that cannot take it, which keeps its place and says why', () => {
    const standings: Standings = { flexiloadbd: { cannot: { why: 'line-type' } } }
    expect(told(standings)).toEqual([
      'flexiloadbd: line-type',
      'alsamiflexi: preference',
      'autoflexi: preference',
    ])
    expect(choose(choicesOf(standings), undefined)?.provider).toBe('alsamiflexi')
  })

  it('has nobody where nobody can, and the first that is set up says why', () => {
    const standings: Standings = {
      flexiloadbd: { preference: null },
      alsamiflexi: { shut: 'resting' },
      autoflexi: { keyRefused: true },
    }
    expect(told(standings)).toEqual([
      'alsamiflexi: resting',
      'autoflexi: key-refused',
      'flexiloadbd: not-set-up',
    ])
    expect(choose(choicesOf(standings), undefined)?.cannot).toBe('resting')
  })

  it('has no reason either where nobody is set up', () => {
    const none = Object.fromEntries(providerIds.map((one) => [one, { preference: null }]))
    const choices = choicesOf(none)
    expect(choices.map(({ provider }) => provider)).toEqual(providerIds)
    expect(choices.every(({ cannot, preference }) => cannot === 'not-set-up' && !preference)).toBe(
      true,
    )
    expect(choose(choices, undefined)).toBeNull()
  })

  it.each<[CannotSell, Money | null]>([
    [{ why: 'below-minimum', min_e4: taka(20) }, taka(20)],
    [{ why: 'above-maximum', max_e4: taka(40) }, taka(40)],
    [{ why: 'plain-http', most_e4: taka(30) }, taka(30)],
    [{ why: 'whole-taka' }, null],
  ])('says the figure an amount is measured against: %o', (cannot, limit_e4) => {
    expect(choicesOf({ flexiloadbd: { cannot } })[0]).toEqual({
      provider: 'flexiloadbd',
      cannot: cannot.why,
      limit_e4,
      preference: 1,
      because: [],
    })
  })

  it('says of a shut lane what shut it', () => {
    expect(told({ flexiloadbd: { shut: 'in-doubt' } })[0]).toBe('flexiloadbd: in-doubt')
  })
})

describe('a provider whose wallet cannot pay', () => {
  it('stands behind the others, and says so', () => {
    const standings: Standings = { flexiloadbd: { free_e4: money(COST_e4 - 1) } }
    expect(told(standings)).toEqual([
      'alsamiflexi: preference',
      'autoflexi: preference',
      'flexiloadbd: short',
    ])
    expect(choose(choicesOf(standings), undefined)?.provider).toBe('alsamiflexi')
  })

  it('keeps its place where its wallet has exactly what the sale costs', () => {
    expect(told({ flexiloadbd: { free_e4: COST_e4 } })[0]).toBe('flexiloadbd: preference')
  })

  it('goes by what past sales taught about the cost', () => {
    const free_e4 = money(COST_e4 - 1)
    const learned_e4 = money(taka(50) - free_e4)
    const taught: Standings = { flexiloadbd: { free_e4, learned_e4 } }
    expect(told(taught)[0]).toBe('flexiloadbd: preference')
  })

  it('keeps its place while its wallet is not in the books: nobody knows what is in it', () => {
    expect(told({ flexiloadbd: {} })[0]).toBe('flexiloadbd: preference')
  })

  it('is still asked where no other can take it: a top-up may not be booked yet', () => {
    const standings: Standings = {
      flexiloadbd: { free_e4: ZERO },
      alsamiflexi: { cannot: { why: 'operator' } },
      autoflexi: { preference: null },
    }
    const chosen = choose(choicesOf(standings), undefined)
    expect(chosen).toMatchObject({ provider: 'flexiloadbd', cannot: null, because: ['short'] })
  })

  it('is one that could take the sale at all, and no other', () => {
    const cannot = { why: 'operator' } as const
    const standings: Standings = { flexiloadbd: { free_e4: ZERO, isSilent: true, cannot } }
    expect(told(standings)[0]).toBe('flexiloadbd: operator')
  })

  it('is measured by the wallet that pays for the kind, where it has one', () => {
    const bill: Order = {
      ...Terms.parse({
        kind: 'bill',
        operator: 'DSD',
        number: '12345678',
        billMonth: '2026-04',
        phone: null,
      }),
      amount_e4: taka(850),
      ourReference: 'A-1-B',
    }
    const asked: string[] = []
    const sellers: Sellers = {
      ...sellersOf({}),
      free_e4: ({ provider, wallet }) => {
        asked.push(`${provider} ${wallet}`)
        return ZERO
      },
    }
    const earning = { businessDate: '2026-04-28', learned: () => null, ruled: () => null }
    const choices = choicesFor(bill, sellers, earning)
    expect(asked).toEqual(['flexiloadbd bank'])
    expect(choices.at(-1)).toMatchObject({ provider: 'flexiloadbd', because: ['short'] })
  })
})

describe('a provider that does not answer', () => {
  it('stands behind the others, and says so', () => {
    const standings: Standings = { flexiloadbd: { isSilent: true } }
    expect(told(standings).at(-1)).toBe('flexiloadbd: silent')
    expect(choose(choicesOf(standings), undefined)?.provider).toBe('alsamiflexi')
  })

  it('says both where its wallet cannot pay either', () => {
    expect(told({ flexiloadbd: { isSilent: true, free_e4: ZERO } }).at(-1)).toBe(
      'flexiloadbd: short silent',
    )
  })

  it('goes by the owner’s order among others that do not', () => {
    const silent = { isSilent: true }
    const all: Standings = { flexiloadbd: silent, alsamiflexi: silent, autoflexi: silent }
    expect(told(all)).toEqual(['flexiloadbd: silent', 'alsamiflexi: silent', 'autoflexi: silent'])
  })
})

describe('two providers on one place of the owner’s order', () => {
  const both = { flexiloadbd: { preference: 1 }, autoflexi: { preference: 1 } } as const

  it('are told apart by what they earn, and say so', () => {
    const standings: Standings = {
      flexiloadbd: { ...both.flexiloadbd, learned_e4: money(13_749) },
      autoflexi: { ...both.autoflexi, learned_e4: money(13_750) },
    }
    expect(told(standings)).toEqual([
      'autoflexi: earns-more',
      'flexiloadbd: earns-less',
      'alsamiflexi: preference',
    ])
  })

  it('keep the same order on every run where they earn the same', () => {
    expect(told(both)).toEqual([
      'autoflexi: preference',
      'flexiloadbd: preference',
      'alsamiflexi: preference',
    ])
  })

  it('are not compared with one that cannot take it, or stands behind', () => {
    const less = money(13_749)
    const cannot = { why: 'operator' } as const
    const unable: Standings = {
      flexiloadbd: { ...both.flexiloadbd, learned_e4: less },
      autoflexi: { ...both.autoflexi, cannot },
    }
    expect(told(unable).slice(0, 2)).toEqual(['autoflexi: operator', 'flexiloadbd: preference'])
    const silent: Standings = { ...unable, autoflexi: { ...both.autoflexi, isSilent: true } }
    expect(told(silent)).toEqual([
      'flexiloadbd: preference',
      'alsamiflexi: preference',
      'autoflexi: silent',
    ])
  })

  it('the better commission never goes before the owner’s own order', () => {
    const standings: Standings = { autoflexi: { learned_e4: taka(5) } }
    expect(told(standings)[0]).toBe('flexiloadbd: preference')
  })
})
