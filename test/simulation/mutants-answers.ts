import type { Mutant } from './mutants.ts'

const answers = 'src/core/sales/answers.ts'
const ask = 'src/core/settlement/ask.ts'
const words = 'src/core/providers/state-word.ts'
const classify = 'src/core/providers/classify.ts'

/** Bugs in what answers are taken for. */
export const answering: readonly Mutant[] = [
  {
    name: 'takes no answer for a failure',
    patches: [
      {
        file: answers,
        find: `case 'unknown':
      return { type: 'unknown', why: answer.why }`,
        replace: `case 'unknown':
      return { type: 'refused', why: answer.why }`,
      },
    ],
  },
  {
    name: 'takes a timeout for a failure',
    patches: [
      {
        file: answers,
        find: `case 'unknown':
      return { type: 'unknown', why: answer.why }`,
        replace: `case 'unknown':
      return { type: answer.why === 'timeout' ? 'refused' : 'unknown', why: answer.why }`,
      },
    ],
  },
  {
    name: 'takes a page for a failure',
    patches: [
      {
        file: answers,
        find: `case 'unknown':
      return { type: 'unknown', why: answer.why }`,
        replace: `case 'unknown':
      return { type: answer.why === 'not-json' ? 'refused' : 'unknown', why: answer.why }`,
      },
    ],
  },
  {
    name: 'takes a 5xx for a failure',
    patches: [
      {
        file: answers,
        find: `case 'unknown':
      return { type: 'unknown', why: answer.why }`,
        replace: `case 'unknown':
      return { type: answer.why === 'server-error' ? 'refused' : 'unknown', why: answer.why }`,
      },
    ],
  },
  {
    name: 'takes an undocumented no for a failure',
    patches: [
      {
        file: answers,
        find: `case 'weak-refusal':
      return { type: 'unknown', why: answer.why }`,
        replace: `case 'weak-refusal':
      return { type: 'refused', why: 'other' }`,
      },
    ],
  },
  {
    name: 'takes a duplicate for a failure',
    patches: [
      {
        file: classify,
        find: 'if (speaksOfASale(json) || speaksOfADuplicate(json, words)) return',
        replace: 'if (speaksOfASale(json)) return',
      },
    ],
  },
  {
    name: 'takes accepted for delivered',
    patches: [
      {
        file: answers,
        find: `if (final === 'succeeded')`,
        replace: `if (final !== 'failed')`,
      },
    ],
  },
  {
    name: 'takes one 404 for a failure',
    patches: [
      {
        file: ask,
        find: `if (!settled || !absent.untroubled || refusedWeakly()) return null`,
        replace: `if (!settled || !absent.untroubled || refusedWeakly()) return 'not-found'`,
      },
    ],
  },
  {
    name: 'takes many early 404s for a failure',
    patches: [
      {
        file: ask,
        find: 'absent.answers >= ABSENT_ANSWERS && age_ms >= ABSENT_AFTER_ms',
        replace:
          'absent.answers >= ABSENT_ANSWERS && (age_ms >= 60_000 || age_ms >= ABSENT_AFTER_ms)',
      },
      {
        file: ask,
        find: `if (evidence?.finding.kind !== 'untouched') return null`,
        replace: `if (evidence?.finding.kind === 'debited') return null`,
      },
      {
        file: ask,
        find: `return evidence.finding.soon && evidence.agreed ? 'not-found' : null`,
        replace: `return 'not-found'`,
      },
    ],
  },
  {
    name: 'believes a 404 against the wallet',
    patches: [
      {
        file: ask,
        find: `if (evidence?.finding.kind !== 'untouched') return null`,
        replace: `if (evidence === undefined) return null`,
      },
      {
        file: ask,
        find: `return evidence.finding.soon && evidence.agreed ? 'not-found' : null`,
        replace: `return 'not-found'`,
      },
    ],
  },
  {
    name: 'takes an unknown word for a failure',
    patches: [{ file: words, find: `? 'pending' : 'unknown'`, replace: `? 'pending' : 'failed'` }],
  },
  {
    name: 'takes an unknown word for a success',
    patches: [
      { file: words, find: `? 'pending' : 'unknown'`, replace: `? 'pending' : 'succeeded'` },
    ],
  },
  {
    name: 'takes one failed for a failure',
    patches: [
      {
        file: 'src/domain/sale-machine.ts',
        find: 'sale.failureWord === word && sinceFirst_ms !== null && sinceFirst_ms >=',
        replace: 'sinceFirst_ms !==',
      },
    ],
  },
  {
    name: 'compares the reference but not the amount',
    patches: [
      ...['recharge', 'transfer', 'bill'].map((kind) => ({
        file: `src/core/providers/flexiloadbd/kinds/${kind}.ts`,
        find: `amountEcho(told['amount'], amount_e4),`,
        replace: '',
      })),
      {
        file: 'src/core/providers/alsamiflexi/answers.ts',
        find: 'amountEcho(amount, order.amount_e4),',
        replace: '',
      },
    ],
  },
  {
    name: 'compares the reference but not the number',
    patches: [
      ...['recharge', 'package', 'transfer'].map((kind) => ({
        file: `src/core/providers/flexiloadbd/kinds/${kind}.ts`,
        find: `numberEcho(told['phone'], number)`,
        replace: `'same'`,
      })),
      {
        file: 'src/core/providers/alsamiflexi/answers.ts',
        find: 'numberEcho(mobile_number, order.number),',
        replace: '',
      },
    ],
  },
  {
    name: 'does not compare the operator',
    patches: [
      {
        file: 'src/core/providers/echo.ts',
        find: `return named.includes(ours) ? 'same' : 'different'`,
        replace: `return 'same'`,
      },
    ],
    faults: ['F18'],
  },
  {
    name: 'ignores an answer about something else',
    patches: [
      {
        file: classify,
        find: `if (echoes.includes('different')) return problem('echo-mismatch')`,
        replace: '',
      },
    ],
  },
  {
    name: 'reads ids as numbers',
    patches: [
      {
        file: 'src/core/providers/answer-json.ts',
        find: 'parseNumber: (written) => new NumberText(written)',
        replace: `parseNumber: (written) => new NumberText(
        Number(written).toLocaleString('fullwide',
          { useGrouping: false, maximumFractionDigits: 4 }))`,
      },
    ],
  },
  {
    name: 'leaves the key in what it keeps',
    patches: [
      {
        file: 'src/core/providers/caller.ts',
        find: 'const redact = redactionOf(account.key)',
        replace: `const redact = redactionOf(account.provider)`,
      },
    ],
  },
  {
    name: 'logs the answer',
    patches: [
      {
        file: ask,
        find: `log.warn('unknown-word', { sale: sale.id })`,
        replace: `log.warn('unknown-word', { sale: sale.id, said: answer.raw.body })`,
      },
    ],
  },
  {
    name: 'logs the number of a sale that went wrong',
    patches: [
      {
        file: 'src/core/sales/dispatch.ts',
        find: `log.error('sale-not-stored', { sale: sale.id, why: String(cause) })`,
        replace: `log.error('sale-not-stored', { sale: sale.number, why: String(cause) })`,
      },
    ],
  },
  {
    name: 'gives up an answer the disk refused',
    patches: [
      {
        file: 'src/core/sales/attempt.ts',
        find: 'if (pauses.ended()) return\n',
        replace: 'return\n',
      },
    ],
    faults: ['F27'],
  },
  {
    name: 'takes for a price what may have been taken for failed sales',
    patches: [
      {
        file: 'src/core/wallets/moves.ts',
        find: 'if (isPrices && !mayBeAmong) return',
        replace: 'if (isPrices) return',
      },
      {
        file: 'src/core/wallets/moves.ts',
        find: 'const called = failed.exactly.filter(({ isByWord }) => !isByWord)',
        replace: 'const called: readonly Failed[] = []',
      },
    ],
    // Where one wallet alone has its ways, and nothing else moves it.
    provider: 'autoflexi',
    faults: ['F10'],
  },
  {
    name: 'believes a notice',
    patches: [
      {
        file: ask,
        find: 'const answer = await provider.askStatus({',
        replace: `const answer = hint !== null ? {
    kind: 'final', outcome: 'succeeded', word: 'completed', words: '', charged_e4: null,
    providerReference: hint, raw: { httpStatus: 200, elapsed_ms: 0, body: '' },
  } : await provider.askStatus({`,
      },
    ],
    provider: 'alsamiflexi',
    faults: ['F15'],
  },
  {
    name: 'forgets what may be taken back while the shop is shut for days',
    patches: [
      {
        file: 'src/core/settlement/ask-again.ts',
        find: 'recent.sinceSelling(ASKED_FOR_ms)',
        replace: 'recent.since(ASKED_FOR_ms)',
      },
    ],
    faults: ['F13'],
  },
]
