/** One word for where a sale stands: shown with a colour and a shape, and read out. */
export const state = {
  sending: 'Sending',
  sent: 'Sent',
  waiting: 'Waiting',
  checking: 'Checking once more',
  succeeded: 'Succeeded',
  failed: 'Failed',
  refused: 'Refused',
  doubt: 'No answer yet',
  review: 'Decide',
  'not-sent': 'Not sent',
  cancelled: 'Cancelled',
  reversed: 'Taken back',
  'late-success': 'Late success',
  asking: 'Asking',
  'not-received': 'Not received',
  'not-accepted': 'Not accepted',
} as const

/** The same as a sentence with the next step, under the word. */
export const next = {
  sending: 'Reaching the provider. Take the next customer.',
  sent: 'The provider has it; its answer is on the way. Take the next customer.',
  waiting: '$t(kinds.{{kind}}.waits) Nothing to do; this changes by itself.',
  checking:
    'The provider says failed. It is asked once more before you return the money: please wait.',
  succeeded: 'Done. Hand over the slip if the customer wants one.',
  failed: 'Give {{amount}} back to the customer, or sell again.',
  refused: 'Nothing was charged. Give {{amount}} back, or sell again.',
  doubt: 'Do not send again and do not return the money: it is being found out.',
  review: 'The counter could not find out by itself. Look at the evidence and decide.',
  'not-sent': 'Not a byte left the counter. Try again, or cancel and return {{amount}}.',
  cancelled: 'Nothing was sent; it is off the books. Give {{amount}} back if you have not yet.',
  expired: 'You still hold {{amount}} of the customer: give it back, or sell again.',
  reversed: 'The provider took the success back. Give {{amount}} back, or sell again.',
  'late-success':
    'It succeeded after being called failed, and is paid for. Give nothing back; nothing to do.',
  asking: 'The counter has not confirmed yet. Asking what became of it; do not sell it again.',
  'not-received': 'The counter never got it: nothing was sent. Try again with the same sale.',
  'not-accepted': 'Nothing was stored or sent.',
} as const

/** A sale that was called off before it left: what became of the cash that lay there for it. */
export const calledOff = {
  handed: 'Nothing was sent. {{amount}} was handed back.',
  soldAgain: 'Nothing was sent. Sold again as {{reference}}: give nothing back for this one.',
  kept:
    'Nothing was sent. Its {{amount}} pays for the sale you have begun in its place; if you do ' +
    'not send that, give it back.',
} as const

/** A sale of which nothing has left, because others go first. It leaves by itself. */
export const inLine = {
  soon:
    'It waits for its place at {{provider}}, about {{shown}} s: no more are taken in this ' +
    'minute. Take the next customer; after {{left}} s it is given up, with nothing sent.',
  tooLong:
    'It waits for its place at {{provider}}, about {{shown}} s: no more are taken in this ' +
    'minute. That is too long: it is given up in {{left}} s, with nothing sent.',
  place:
    'It waits for its place at {{provider}}: no more are taken just now. Take the next customer; ' +
    'after {{left}} s it is given up, with nothing sent.',
  turn:
    'It waits for the sale ahead of it at {{provider}}: one goes at a time. Take the next ' +
    'customer; after {{left}} s it is given up, with nothing sent.',
  short: 'waits its turn',
  shortAbout: 'waits, about {{shown}} s',
} as const

/** A failed sale whose cost was taken after all, or that its provider has under way. */
export const debited = {
  before: 'decide first',
  next:
    'Wait: the provider took money for it after all, or has it under way. Find out whether it ' +
    'arrived, then decide. Give no money back and do not sell again before that.',
  nextBefore:
    'Wait: the provider took money for the sale before this one, or has it under way. Find out ' +
    'whether that one arrived, then decide. Give no money back and do not sell again before that.',
} as const

/** Older books were put back: what the books that are gone did with this money is not known. */
export const fromCopy = {
  before: 'ask first',
  next:
    'Older books were put back since: this {{amount}} may have gone back, or been sold again, ' +
    'already. Ask the customer; look at the provider’s pages and the drawer. If so, give nothing ' +
    'and press “Money returned”. If not, give it back or sell again.',
  cancelled: 'It is off the books. Give {{amount}} back only if $t(kinds.{{kind}}.neither).',
  sure: 'Sure? {{amount}} is settled',
} as const

/** Where money that was due back has gone since. */
export const moneyBack = {
  returned: 'The money was given back. Nothing more to do.',
  takenOver: 'This money was put towards another sale. Nothing to return.',
  late:
    'It arrived after its {{amount}} was given back: the shop’s loss, unless the customer ' +
    'pays it again. Then press “Paid again”.',
  lateOver:
    'It arrived after its {{amount}} was put towards another sale. If that one failed, keep its ' +
    'money for this; if the customer has both and pays, press “Paid again”.',
} as const

export const sale = {
  latest: 'The last sale',
  withCharge: '+ charge {{charge}} = {{total}}',
  tryAgain: 'Try again',
  tryAgainSure: 'Sure? {{amount}} is sent',
  twinSure: 'Sure? A second {{amount}} is sent',
  twinAsk: 'Ask the customer: send a second one, or cancel this.',
  twinOnItsWay:
    'It is on its way and may yet arrive. Send a second one only if the customer wants both, or ' +
    'cancel this.',
  showTwin: 'Show the other',
  tries_one: 'Tried {{shown}} time, last at {{time}}.',
  tries_other: 'Tried {{shown}} times, last at {{time}}.',
  otherProvider: 'Cancel, use another provider',
  otherProviderSure: 'Sure? This one is cancelled',
  cancel: 'Cancel',
  cancelSure: 'Sure? {{amount}} handed back',
  sellAgain: 'Sell again',
  sellAgainSure: 'Replace typed?',
  decide: 'Decide',
  slip: 'Slip',
  details: 'Details',
  correct: 'Correct it',
  dismiss: 'Put away',
  announce: '{{operator}} {{number}}, {{amount}}: {{state}}. {{next}}',
  refund: 'Money returned',
  refundSure: 'Sure? {{amount}} given back',
  collect: 'Paid again',
  collectSure: 'Sure? {{amount}} taken',
  collectHeld:
    'Not booked: the customer’s money still lies at the sale made in its place. Open that one, ' +
    'return it there and keep it for this.',
  keepMoney: 'Keep {{amount}} for that one',
  refundAlthough: '{{amount}} given back all the same',
  showReplaced: 'Show that sale',
  notNow: 'Not now',
  working: 'One moment…',
} as const

/** `cause` of an event. */
export const cause = {
  cashier: 'Cashier',
  dispatch: 'Counter',
  settlement: 'Settlement',
  restart: 'Restart',
  person: 'A person',
  expiry: 'Time ran out',
  unlisted: '{{code}}',
} as const

/** `class` of an observation. */
export const observed = {
  'not-sent': 'nothing left the counter',
  refused: 'refused',
  'weak-refusal': 'refused without a documented code',
  accepted: 'accepted',
  final: 'final word',
  pending: 'not final yet',
  'not-found': 'not known there',
  'unknown-word': 'a word outside its table',
  inconclusive: 'says nothing either way',
  unknown: 'proves nothing',
  balances: 'balance',
  decision: 'decision',
  unlisted: '{{code}}',
} as const

export const source = {
  create: 'Sale sent',
  status: 'Asked for the outcome',
  balance: 'Asked for the balance',
  person: 'Person',
  open: 'Connection',
} as const

export const tender = {
  unpaid: 'not collected',
  collected: 'collected',
  'refund-due': 'to be returned',
  refunded: 'returned',
  'taken-over': 'put towards another sale',
} as const

/** A step of the customer's money that left the delivery where it was. */
export const moneyStep = {
  unpaid: 'Money not taken',
  collected: 'Money taken',
  'refund-due': 'Money to be returned',
  refunded: 'Money returned',
  'taken-over': 'Money put towards another sale',
} as const
