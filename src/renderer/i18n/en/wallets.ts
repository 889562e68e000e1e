export const walletsScreen = {
  lead: 'Our books beside the provider’s word. A difference is only shown, never changed.',
  list: 'Wallets at the providers',
  ours: 'Our books',
  theirs: 'Provider says',
  reserved: 'On its way',
  suspense: 'Waits for a decision',
  lasts: 'Lasts',
  lastsUnknown: 'known after two hours of sales',
  agrees: 'agrees',
  openSales: 'compared when its sales are over',
  nextReading: 'compared at the next reading',
  low: 'low',
  read: 'Read now',
  reading: 'Asking…',
  readDone: '{{wallet}} was read just now: {{amount}}.',
  readLater: 'No new figure yet; it is asked for again by itself. The last is from {{ago}}.',
  topUp: 'Book a top-up',
} as const

export const drift = {
  title: 'When the figures moved apart',
  none: 'They have not moved apart in the last 30 days.',
  noneYet: 'They have not moved apart so far.',
  noneNext:
    'They are compared every minute. What differs stands here, with the sales it may be of.',
  up: 'The provider’s figure rose by {{amount}}, and our books know no reason.',
  down: 'The provider’s figure fell by {{amount}}, and our books know no reason.',
  upNext: 'If you bought balance, book it with its slip number. If not, ask the provider.',
  downNext: 'Was this account sold from elsewhere? If not, ask the provider where it went.',
  mayBe: 'It may be one of these sales. Open it and look:',
  mayBeNext: 'Ctrl D on the open sale copies what the provider needs to answer you.',
  owes: '{{provider}} owes you {{amount}} for this sale:',
  owesNext: 'Claim it: Ctrl D on the open sale copies what they need.',
  claim: 'Claim {{amount}} from {{provider}} (Ctrl D).',
  why: {
    'taken-twice': 'its money may have been taken twice',
    'taken-though-failed': 'it failed, but its money may have been taken',
    'provider-owes': 'you decided: the customer did not get it',
    'given-back': 'it succeeded, but its money may have come back',
    'refunded-late': 'it failed; its money may have come back late',
    'other-price': 'its price may have been another than we thought',
  },
  booked: 'Booked with slip {{slip}}. It is accounted for.',
  notRisen: 'Slip {{slip}} is booked, but the provider has not added {{amount}}.',
  notRisenNext: 'A bank can take a while. After that, show the provider the slip.',
  book: 'Book {{amount}}',
} as const

export const topUp = {
  title: 'Book a top-up',
  amount: 'Amount in taka',
  slip: 'Slip number',
  slipHint: 'TrxID, bank slip or the provider’s receipt. One slip is booked once.',
  practiceHint:
    'Practice: booking it raises the provider’s wallet too. A slip that ends in {{ending}} does ' +
    'not: so you see what a difference looks like.',
  slipEmpty: 'Type the number of the slip.',
  paidFrom: 'Whose money paid for it',
  cash: 'The drawer’s',
  owner: 'The owner’s',
  choose: 'Choose whose money it was.',
  readBack: 'Read it back',
  into: 'into {{wallet}}',
  paid: { cash: 'out of the drawer', owner: 'with the owner’s money' },
  slipLine: 'slip {{slip}}',
  books: 'Our books',
  drawer: 'Should be in the drawer',
  difference: 'Difference',
  drawerShort: 'Today’s takings are less than that. Was it really the drawer’s money?',
  moreThanCame: 'The provider has only {{amount}} more than our books. Look at the amount again.',
  done: '{{amount}} is booked into {{wallet}}, slip {{slip}}.',
  wordsDiffer:
    'This top-up already stands in the books as you first sent it. Close this; look at the wallet.',
  notOpened: 'This wallet has not been read yet. Read it first, then book.',
  lost: 'The counter did not answer. Press + again: the same top-up is booked once.',
} as const

export const lowBalance = {
  after: 'The balance at {{provider}} is low: {{left}} will be left. Top it up soon.',
  short:
    '{{provider}} has only {{left}} and this takes {{cost}}: it may say no. Top it up, or sell ' +
    'through another.',
  shortAlone:
    '{{provider}} has only {{left}} and this takes {{cost}}: it may say no. Top it up first.',
  line: 'Low balance at {{provider}}',
  lineHint: 'At this much or less you are warned. 0 warns only when it is empty.',
  save: 'Save',
} as const

/** The text for the provider holds these in both languages. */
export const complaint = {
  copy: 'Copy for the provider',
  copied: 'Copied. Paste it into a message to {{provider}}.',
  notCopied: 'It could not be copied. Mark the text below and copy it by hand.',
  byHand: 'For the provider',
  title: 'Please check this transaction',
  provider: 'Provider',
  shop: 'Shop',
  ourReference: 'Our reference',
  providerReference: 'Your id',
  noReference: 'we got none',
  sold: 'What was sold',
  month: 'Month of the bill',
  phone: 'Customer’s mobile',
  amount: 'Amount',
  sent: 'Sent',
  notSent: 'not sent',
  state: 'In our books now',
  charged: 'You took',
  wallet: 'Balance you told us before and after',
  ask: 'Please tell us: was it delivered, was money taken, was it given back?',
  times: 'All times are Dhaka time (UTC+6)',
  answers: 'Your answers, as they came',
  none: 'no answer came',
  again: 'the same {{times}} times, last',
  cut: '… cut: {{left}} more characters',
  leftOut: '… {{left}} more answers are left out',
} as const

/** In every form that books money once. */
export const booking = {
  look: 'Check',
  lookNext: 'Nothing is booked yet. + books it; Backspace goes back.',
  book: 'Book {{amount}}',
  change: 'Change',
  booking: 'Writing…',
} as const
