import { describe, expect, it } from 'vitest'
import { money } from '../../domain/money.ts'
import { problem, success } from '../../domain/result.ts'
import type { WalletFinding } from '../../domain/wallet-doubt.ts'
import type { BalanceAnswer } from '../providers/provider.ts'
import type { SaleRow } from '../sales/rows.ts'
import { rowInDoubt } from '../testing/row-in-doubt.ts'
import type { WalletEvidence } from '../wallets/evidence.ts'
import { lookAtWallet, overdueWhy } from './look-at-wallet.ts'

const raw = { httpStatus: 200, elapsed_ms: 1, body: '' }
const balances: BalanceAnswer = {
  ...({ raw, kind: 'balances' } as const),
  wallets: [
    { wallet: 'drive', balance_e4: money(7) },
    { wallet: 'flexiload', balance_e4: money(500_000) },
  ],
}
const untouched = { kind: 'untouched', soon: true } as const
const debited = { kind: 'debited', debit_e4: money(486_250) } as const

const sold = rowInDoubt()

interface Look {
  readonly sale?: Partial<SaleRow>
  readonly answer?: BalanceAnswer | null
  readonly finding?: WalletFinding
  /** Null where the wallet has nothing to say of it. */
  readonly evidence?: Partial<WalletEvidence> | null
  readonly refused?: 'not-from-here'
}

/** What a look at the wallet of a sale in doubt does, told in the order it happens. */
async function looked({ sale, answer = balances, finding = untouched, ...so }: Look = {}) {
  const row = { ...(await sold), ...sale }
  const told: unknown[][] = []
  const figures = { before_e4: null, after_e4: null, taken_e4: null, sales: 1 }
  const says = { ...figures, finding, agreed: true, prompt: true }
  await lookAtWallet(row, {
    wallets: {
      read: (provider) => Promise.resolve(provider === 'flexiloadbd' ? answer : null),
      evidence: () => (so.evidence === null ? null : { ...says, ...so.evidence }),
    },
    transitions: {
      take(...step) {
        told.push(['take', ...step])
        return so.refused ? problem(so.refused) : success(row)
      },
      observe: (_, observed) => void told.push(['observe', observed]),
    },
    log: { warn: (...words) => void told.push(['warn', ...words]) },
  })
  return { row, told }
}

const figure = { source: 'balance', class: 'balances', raw, balance_e4: 500_000 }

describe('the wallet of a sale that nobody can be asked about', () => {
  it.each<[string, Look, object]>([
    ['that it was debited', { finding: debited }, { type: 'debited', debit_e4: 486_250 }],
    ['that nothing was executed', {}, { type: 'not-executed', proof: 'wallet-untouched' }],
    [
      'that nothing is missing, late',
      { finding: { ...untouched, soon: false } },
      { type: 'overdue', why: 'wallet-untouched' },
    ],
    [
      'that nothing is missing, where it did not agree with our books before',
      { evidence: { agreed: false } },
      { type: 'overdue', why: 'wallet-untouched' },
    ],
    [
      'that nothing is missing, where it may show a sale late',
      { evidence: { prompt: false } },
      { type: 'overdue', why: 'wallet-untouched' },
    ],
    [
      'to a person too that it was not executed',
      { sale: { state: 'needs-review' } },
      { type: 'not-executed', proof: 'wallet-untouched' },
    ],
  ])('says %s', async (_, look, step) => {
    const { row, told } = await looked(look)
    const evidence = { cause: 'settlement', words: '', observed: figure }
    expect(told).toEqual([['take', row.seq, step, evidence]])
  })

  it.each<[string, Look]>([
    ['is too early', { finding: { kind: 'too-early' } }],
    ['is unclear', { finding: { kind: 'unclear', why: 'others' } }],
    ['is not there', { evidence: null }],
    [
      'is of a sale the provider has named',
      { finding: debited, sale: { provider_reference: 'T' } },
    ],
    ['is in suspense already', { finding: debited, sale: { suspended: 1 } }],
    ['a person has been told', { evidence: { prompt: false }, sale: { state: 'needs-review' } }],
  ])('is only kept where what it shows %s', async (_, look) => {
    expect((await looked(look)).told).toEqual([['observe', figure]])
  })

  it('is kept without a figure where the provider left it out', async () => {
    const other = { ...balances, wallets: [{ wallet: 'drive', balance_e4: money(7) }] } as const
    const { told } = await looked({ answer: other, evidence: null })
    expect(told).toEqual([['observe', { ...figure, balance_e4: null }]])
  })

  it.each<[string, BalanceAnswer | null]>([
    ['nobody could be asked', null],
    ['no figure came', { raw, kind: 'unknown', why: 'timeout', words: '' }],
  ])('says nothing where %s', async (_, answer) => {
    expect((await looked({ answer, finding: debited })).told).toEqual([])
  })

  it('is told of where the sale had moved on while it was read', async () => {
    const { row, told } = await looked({ finding: debited, refused: 'not-from-here' })
    expect(told.at(-1)).toEqual([
      'warn',
      'wallet-not-taken',
      { sale: row.id, why: 'not-from-here' },
    ])
  })
})

describe('why a person is asked in the end', () => {
  it.each<[WalletFinding | null, string]>([
    [null, 'overdue'],
    [{ kind: 'too-early' }, 'overdue'],
    [debited, 'overdue'],
    [untouched, 'wallet-untouched'],
    [{ kind: 'unclear', why: 'changed' }, 'wallet-unclear'],
  ])('is for %j that it is %s', (finding, why) => {
    expect(overdueWhy(finding)).toBe(why)
  })
})
