import type { Mutant } from './mutants.ts'

const machine = 'src/domain/sale-machine.ts'
const settlement = 'src/core/settlement/settlement.ts'
const errand = 'src/core/settlement/sale-errand.ts'

/** Bugs in states, money and time. */
export const keeping: readonly Mutant[] = [
  {
    name: 'writes entries outside of the transaction',
    patches: [
      {
        file: 'src/core/ledger/post.ts',
        find: 'insertEntry.run(rowid, line, account, entry.amount_e4)',
        replace: `const { amount_e4 } = entry
      queueMicrotask(() => db.write(() => insertEntry.run(rowid, line, account, amount_e4)))`,
      },
    ],
  },
  {
    name: 'gives money back twice',
    patches: [
      {
        file: machine,
        find: `return sale.tender === 'refund-due'
    ? moved`,
        replace: `return sale.tender === 'refund-due' || sale.tender === 'refunded'
    ? moved`,
      },
    ],
  },
  {
    name: 'calls off what is on the wire',
    patches: [
      {
        file: machine,
        find: `? only(sale, ['created'], { ...sale, state: 'cancelled',`,
        replace: `? only(sale, ['created', 'on-wire'], { ...sale, state: 'cancelled',`,
      },
    ],
  },
  {
    name: 'lets a person decide before it is for a person',
    patches: [
      {
        file: machine,
        find: `: only(sale, ['needs-review'], failed(sale), ['release-reserve'])
}`,
        replace: `: only(sale, ['needs-review', 'in-doubt'], failed(sale), ['release-reserve'])
}`,
      },
    ],
  },
  {
    name: 'flips a late success silently',
    patches: [
      {
        file: machine,
        find: `return moved({ ...known, state: 'late-success', tender }, ['late-success'])`,
        replace: `return moved({ ...known, state: 'succeeded', tender }, ['late-success'])`,
      },
    ],
    faults: ['F10'],
  },
  {
    name: 'keeps the reserve of a failed sale',
    patches: [
      {
        file: machine,
        find: `case 'refused':
      return only(sale, ['on-wire'], failed(sale), ['release-reserve'])`,
        replace: `case 'refused':
      return only(sale, ['on-wire'], failed(sale), [])`,
      },
    ],
  },
  {
    name: 'keeps the cash of what was called off',
    patches: [
      {
        file: machine,
        find: `tender: 'unpaid' }, ['return-cash'])`,
        replace: `tender: 'unpaid' }, [])`,
      },
    ],
  },
  {
    name: 'books the commission as a float',
    patches: [
      {
        file: 'src/core/sales/submit.ts',
        find: 'expected_cost_e4: cost_e4,',
        replace: 'expected_cost_e4: (cost_e4 / 10_000 + 0.00001) * 10_000,',
      },
    ],
  },
  {
    name: 'books a success without what it cost',
    patches: [
      {
        file: 'src/core/sales/entries.ts',
        find: 'return succeededEntries({ ...aside, face, charged, charge })',
        replace: 'return succeededEntries({ ...aside, face, charged: face, charge })',
      },
    ],
  },
  {
    name: 'takes the money of a retry a second time',
    patches: [
      {
        file: 'src/core/sales/submit.ts',
        find: 'for (const posting of (held ? confirmedFromHeld : confirmed).postings) {',
        replace: 'for (const posting of (held ? confirmed : confirmed).postings) {',
      },
    ],
  },
  {
    name: 'adjusts our wallet to the provider’s figure',
    patches: [
      {
        file: 'src/core/wallets/openings.ts',
        find: 'if (opened(provider, wallet)) return\n',
        replace: 'if (opened(provider, wallet) && balance_e4 % 7 !== 0) return\n',
      },
      {
        file: 'src/core/wallets/openings.ts',
        find: 'insert.run(key(provider, wallet), String(balance_e4))',
        replace: `opened(provider, wallet) ||
          insert.run(key(provider, wallet), String(balance_e4))`,
      },
    ],
  },
  {
    name: 'leaves on the wire what a crash left there',
    patches: [
      { file: 'src/core/core.ts', find: 'settlement.recover()\n', replace: '\n' },
      {
        file: errand,
        find: `if (sale.state === 'on-wire') lookAtWire(sale, name, parts, agenda)`,
        replace: '',
      },
    ],
  },
  {
    name: 'calls failed what a crash left on the wire',
    patches: [
      {
        file: settlement,
        find: `parts.transitions.take(sale.seq, { type: 'unknown', why: 'crash' }, evidence)`,
        replace: `parts.transitions.take(sale.seq, { type: 'refused', why: 'other' }, evidence)`,
      },
    ],
  },
  {
    name: 'counts a sale’s time anew at each look',
    patches: [
      {
        file: errand,
        find: 'patience_ms: overdue_ms - old_ms,',
        replace: 'patience_ms: overdue_ms - old_ms * 0,',
      },
    ],
  },
  {
    name: 'times sales by the wall clock',
    patches: [
      {
        file: 'src/core/run.ts',
        find: `moment.boot === boot
        ? since_ms(moment)
        :`,
        replace: `moment.boot === boot
        ? clock.now() - moment.at_ms
        :`,
      },
    ],
  },
  {
    name: 'never calls a draft off',
    patches: [
      {
        file: 'src/core/settlement/drafts.ts',
        find: 'const DRAFT_EXPIRES_ms = 10 * 60_000',
        replace: 'const DRAFT_EXPIRES_ms = 10 * 60_000_000',
      },
    ],
  },
  {
    name: 'stops asking after a question that failed',
    patches: [
      {
        file: settlement,
        find: 'agenda.at(name, clock.monotonic() + AFTER_STUMBLE_ms)',
        replace: 'void AFTER_STUMBLE_ms',
      },
    ],
    faults: ['F3', 'F27'],
  },
  {
    name: 'trusts a wallet it does not know',
    patches: [
      {
        file: 'src/core/settlement/look-at-wallet.ts',
        find: `if (agreed && prompt && finding.soon)`,
        replace: `if (finding.kind === 'untouched')`,
      },
    ],
    faults: ['F10'],
  },
  {
    name: 'takes a wallet for untouched at the first look',
    patches: [
      {
        file: 'src/domain/wallet-doubt.ts',
        find: 'looks.length >= UNTOUCHED_LOOKS && newest.age_ms >= UNTOUCHED_AFTER_ms',
        replace: 'looks.length >= 1',
      },
      {
        file: 'src/core/settlement/look-at-wallet.ts',
        find: `if (agreed && prompt && finding.soon)`,
        replace: `if (finding.kind === 'untouched')`,
      },
    ],
  },
  {
    name: 'tells nobody of what was taken late',
    patches: [
      {
        file: 'src/core/wallets/moves.ts',
        find: 'if (known) tell(reading, ',
        replace: 'if (known && false) tell(reading, ',
      },
    ],
    faults: ['F10'],
  },
  {
    name: 'names no failed sale for what was taken late',
    patches: [
      {
        file: 'src/core/wallets/moves.ts',
        find: 'failed.exactly.filter(({ isByWord }) => !isByWord)',
        replace: 'failed.exactly.filter(() => false)',
      },
    ],
    // Where one wallet alone has its ways, and nothing else moves it.
    provider: 'autoflexi',
    faults: ['F10'],
  },
  {
    name: 'hears nothing of what came late',
    patches: [
      {
        file: errand,
        find: `return notExecuted ||`,
        replace: `return notExecuted === 'never' ||`,
      },
    ],
    faults: ['F10', 'F30', 'G3', 'G6'],
  },
  {
    name: 'never asks again about a success',
    patches: [
      {
        file: settlement,
        find: 'soon(`again ${provider}`)',
        replace: '',
      },
    ],
    faults: ['F13', 'G2'],
  },
  {
    name: 'never asks again about what came late',
    patches: [
      {
        file: 'src/core/settlement/ask-again.ts',
        find: 'OR changed_at_ms <= CAST(? AS INTEGER)',
        replace: 'OR 0 > CAST(? AS INTEGER)',
      },
    ],
    faults: ['F10', 'F13'],
  },
]
