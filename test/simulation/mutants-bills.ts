import type { Mutant } from './mutants.ts'

/** Bugs of what a meter is fed and of what a package is booked at: what only its provider says. */
export const ofBills: readonly Mutant[] = [
  {
    name: 'keeps no token of a bill',
    patches: [
      {
        file: 'src/core/sales/history.ts',
        find: 'if (raw.tokens) tokens.keep(row.seq, raw.tokens, at_ms)',
        replace: 'if (raw.tokens) tokens.keep(row.seq, [], at_ms)',
      },
    ],
    provider: 'flexiloadbd',
  },
  {
    name: 'keeps the first token of a bill alone',
    patches: [
      {
        file: 'src/core/sales/history.ts',
        find: 'if (raw.tokens) tokens.keep(row.seq, raw.tokens, at_ms)',
        replace: 'if (raw.tokens) tokens.keep(row.seq, raw.tokens.slice(0, 1), at_ms)',
      },
    ],
    provider: 'flexiloadbd',
  },
  {
    name: 'keeps tokens in the order of their digits',
    patches: [
      {
        file: 'src/core/sales/history.ts',
        find: 'if (raw.tokens) tokens.keep(row.seq, raw.tokens, at_ms)',
        replace: 'if (raw.tokens) tokens.keep(row.seq, raw.tokens.toSorted(), at_ms)',
      },
    ],
    provider: 'flexiloadbd',
  },
  {
    name: 'cuts the message before it looks for tokens',
    patches: [
      {
        file: 'src/core/providers/flexiloadbd/kinds/bill.ts',
        find: `findTokens(wholeWords(told['message']))`,
        replace: `findTokens(wholeWords(told['message']).slice(0, 64))`,
      },
    ],
    provider: 'flexiloadbd',
  },
  {
    name: 'hears of tokens only where a sale is asked about',
    patches: [
      {
        file: 'src/core/providers/flexiloadbd/answers.ts',
        find: `withTokens(answer, told.data, order)`,
        replace: 'answer',
      },
    ],
    provider: 'flexiloadbd',
  },
  {
    name: 'logs the words of a delivery',
    patches: [
      {
        file: 'src/core/settlement/ask.ts',
        find: `if (answer.kind === 'unknown-word') log.warn(`,
        replace: `if (answer.kind === 'final') log.info('final', { words: answer.words })
  if (answer.kind === 'unknown-word') log.warn(`,
      },
    ],
    provider: 'flexiloadbd',
  },
  {
    name: 'books a package at the price it was quoted',
    patches: [
      {
        file: 'src/domain/kinds/package/package.ts',
        find: 'believes: (charged, amount) => charged * 2 >= amount && charged <= amount * 2,',
        replace: 'believes: () => false,',
      },
    ],
    provider: 'flexiloadbd',
  },
]
