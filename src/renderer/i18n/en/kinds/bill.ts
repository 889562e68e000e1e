import type { KindWords } from '../../kind-words.ts'

export const billWords = {
  name: 'bill',
  number: 'Number on the bill',
  operator: 'Biller',
  thisOperator: 'this biller',
  waits: 'Waiting for the provider’s answer.',
  failed: 'The bill payment failed.',
  notMade: 'The bill was not paid.',
  notSent: 'The bill payment was not sent',
  neverSent: 'The bill payment was never sent.',
  notYetSent: 'The bill payment has not been sent.',
  takenBack: 'The provider took the bill payment back.',
  check: 'Check the number, the customer’s mobile (some billers want it) and the amount.',
  late: 'The bill was paid late',
  owed: 'Either the bill is paid, or the shop gives the money back.',
  noProof: 'This paper proves neither a paid bill nor money due.',
  keep: 'Keep this slip until the bill is paid, or the money back in your hand.',
  neither: 'the bill was not paid and the money not given back before',
  most: 'The most for one bill is {{limit}}. Look at the bill again.',
  whole: 'A meter is loaded in whole taka. Leave the poisha out.',
  arrived: 'The bill is paid',
  notArrived: 'The bill is not paid',
  written: 'paid',
  notWritten: 'not paid',
  sms: 'For {{number}}: {{operator}} own SMS about {{amount}}, from {{time}} on.',
  otherwise: 'Without an SMS: the biller’s own page or office, or the meter itself.',
  practice:
    'Any biller will do: choose it with /; the mobile may stay empty. Others succeed ' +
    'in three to five seconds, and a prepaid meter brings its token. Before it says “failed” the ' +
    'counter asks twice.',
} as const satisfies KindWords

/** Paid before the power is used, or after. */
export const bill = {
  prepaid: 'prepaid',
  postpaid: 'postpaid',
} as const
