export const payment = {
  given: 'Handed over',
  givenHint: 'Only if you want the change worked out',
  notes: 'Likely sums',
  change: 'Change',
  noChange: 'No change',
  short: 'Short by',
  shortNext: '{{short}} short. Take it, put it on credit with Ctrl B, or empty the field.',
  shortTake: '{{short}} short. Take it, or empty the field.',
  cash: 'Cash {{cash}}',
  cashNone: 'Take no cash',
  onCredit: 'On credit {{credit}}',
  creditTo: 'On credit {{credit}} · {{name}}',
  owesBefore: 'owed {{owes}} before, {{after}} after',
  aboveLimit: 'above the limit of {{limit}}, as you were shown',
  creditAbove: 'More is on credit than it costs now: choose again with Ctrl B.',
  button: 'On credit',
  buttonChange: 'Change credit',
  asBefore: 'This is paid as the sale before it was: nothing is chosen anew.',
  notThisKind:
    'Not sold on credit here: $t(kinds.{{kind}}.name). The owner may allow it in the settings.',
  waitForPrice: 'One moment: the price is being looked up.',
  givenFact: 'Customer gave',
  changeFact: 'Change given',
  cashFact: 'In cash',
  creditFact: 'On credit',
  giveChange: 'change {{change}}',
} as const

/** Choosing who pays later, over the sale that is read back. */
export const credit = {
  title: 'On credit: who pays later?',
  search: 'Name or phone',
  searchHint: 'A few letters or digits; ↓ and Enter choose',
  customers: 'Customers',
  none: 'Nobody yet. Type a name; Enter adds the customer.',
  noneFound: 'Nobody is called so.',
  isNew: 'New customer',
  addNew: 'Add “{{text}}”',
  owes: 'owes {{owes}}',
  owesNothing: 'owes nothing',
  paidAhead: '{{ahead}} paid ahead',
  limit: 'limit {{limit}}',
  full: 'limit reached',
  name: 'Name',
  phone: 'Phone (if known)',
  phoneProblem: 'Not a mobile number. Correct it, or leave it empty.',
  nameProblem: 'Write a name to know the customer by.',
  phoneTaken: 'This phone is another customer’s. Look for it in the list.',
  saveProblem: 'The customer was not saved ({{code}}). Try again.',
  add: 'Add and go on',
  howMuch: 'How much on credit',
  howMuchHint: 'Of {{price}}; the rest is taken in cash',
  tooMuch: 'It costs {{price}}: no more can be on credit.',
  before: 'Owed before',
  after: 'Owed after this sale',
  limitIs: 'Limit',
  cashNow: 'Cash now',
  warn: 'This is {{over}} above the limit of {{limit}}. Press Enter once more if it is all right.',
  firm: '{{name}} may owe {{free}} more and no further. Put less on credit, or take it in cash.',
  confirm: 'On credit {{credit}}',
  confirmAbove: 'Yes, above the limit',
  other: 'Another customer',
  inCash: 'All in cash',
} as const

/** What stands in the way of a sale on credit, or of its cash, as the counter refused it. */
export const paymentProblem = {
  'below-price': 'Less was handed over than the {{limit}} to be paid in cash. Take the rest.',
  givenCharacters: 'What was handed over is no sum of money. Type it again.',
  givenSign: 'What was handed over cannot be less than nothing. Type it again.',
  'no-such-customer': 'This customer is not in the list any more. Choose another with Ctrl B.',
  'kind-not-on-credit': 'Not sold on credit here: $t(kinds.{{kind}}.name). Take cash.',
  'above-limit': 'Only {{limit}} more may be on credit. Put less on credit, or take cash.',
  'limit-warns':
    'Above the limit: {{limit}} more would be within it. Choose the customer again with Ctrl B ' +
    'and confirm it there.',
  'above-maximum': 'More on credit than the {{limit}} it costs. Choose again with Ctrl B.',
  zero: 'Nothing is on credit. Say how much, or take cash.',
  sign: 'Credit cannot be less than nothing. Choose again with Ctrl B.',
  characters: 'The part on credit is no sum of money. Choose again with Ctrl B.',
} as const

/** What is to be done with money of a sale that was not all paid in cash. */
export const onCredit = {
  strike: 'Take off the dues',
  decidedFailed: 'No cash was taken: take {{credit}} off the dues, or sell again.',
  tender: {
    unpaid: 'not in the dues',
    collected: 'in the dues',
    'refund-due': 'to come off the dues',
    refunded: 'taken off the dues',
    'taken-over': 'the dues are those of another sale',
  },
  step: {
    unpaid: 'Not in the dues',
    collected: 'Put into the dues',
    'refund-due': 'To come off the dues',
    refunded: 'Taken off the dues',
    'taken-over': 'The dues are those of another sale',
  },
  strikeAlthough: 'Take {{credit}} off the dues all the same',
  struck: '{{credit}} was taken off the dues; no cash is handed out. Nothing else is to do.',
  all: '{{credit}} on credit',
  both: '{{cash}} in cash (and {{credit}} comes off the dues)',
  due:
    'No cash was taken: hand out nothing. “Take off the dues” takes {{credit}} off the dues; or ' +
    'sell again.',
  unsent: 'Not a byte left the counter. Try again; or cancel, and {{credit}} comes off the dues.',
  calledOff: 'Nothing was sent. {{credit}} was taken off the dues; hand out no cash.',
  sure: 'Sure? {{credit}} comes off the dues',
  before:
    'A failed sale to this number still stands in the dues with {{credit}}: hand out nothing. To ' +
    'sell on that: Ctrl S; paid anew: +.',
  held: 'It stays on credit as it was: {{credit}}. Take no cash.',
  nothingToPay: 'NOTHING TO PAY',
  sold: 'Sold on credit: {{credit}}',
  slip: '{{credit}} was on credit: that is not owed.',
} as const
