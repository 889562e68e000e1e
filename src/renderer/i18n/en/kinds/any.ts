import type { KindWords } from '../../kind-words.ts'

/** Where nothing says which kind of sale is spoken of. */
export const any = {
  name: 'sale',
  number: 'Number',
  operator: 'Whose it is',
  thisOperator: 'this one',
  waits: 'Waiting for the provider.',
  failed: 'The sale failed.',
  notMade: 'It was not made.',
  notSent: 'The sale was not sent',
  neverSent: 'The sale was never sent.',
  notYetSent: 'The sale has not been sent.',
  takenBack: 'The provider took the sale back.',
  check: 'Check the number, whose it is, and the amount.',
  late: 'The sale arrived late',
  owed: 'The shop owes you what you paid for, or the money.',
  noProof: 'This paper promises neither what was paid for nor money.',
  keep: 'Keep this slip until you have what you paid for, or the money in hand.',
  neither: 'it neither arrived nor was its money given back before',
  most: 'The most at once is {{limit}}.',
  whole: 'It is sold in whole taka. Leave the poisha out.',
  arrived: 'It arrived',
  notArrived: 'It did not arrive',
  written: 'arrived',
  notWritten: 'not arrived',
  sms: 'An SMS of the {{operator}} own about {{amount}} for {{number}}, from {{time}} on.',
  otherwise: 'Without an SMS: whatever else shows that it arrived.',
  practice:
    'Any number will do, whatever is sold. Others succeed in three to five seconds, a drive ' +
    'package in twenty minutes. Before it says “failed” the counter asks twice. What ' +
    'autoflexi or alsamiflexi leaves unknown, you decide.',
} as const satisfies KindWords
