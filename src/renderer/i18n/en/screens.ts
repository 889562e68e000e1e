export const transactions = {
  title: 'Transactions',
  search: 'Number',
  searchHint: 'Three digits or more, from the front or the back',
  searchShort: 'Type at least three digits of the number.',
  state: 'State',
  all: 'All',
  owed: 'To be returned',
  takenBack: 'Taken back by the provider',
  decideFirst: 'Decide before returning',
  list: 'Sales, newest first',
  none: 'No sale yet.',
  noneNext: 'Sell one with F1; it shows here at once.',
  notFound: 'No sale matches.',
  notFoundNext: 'Try fewer digits, or clear the filters.',
  clearFilters: 'Clear filters',
  notWithin: '{{number}} is not within “{{filter}}”.',
  noneWithin: 'No sale within “{{filter}}”.',
  notWithinNext: 'Only this filter was looked through; it may be among the other sales.',
  throughAll: 'Look through all sales',
  more: 'Reading on…',
  fromOldest: 'Shown from the oldest sale upwards',
  toNewest: 'Newest sales',
  pick: 'Choose a sale to see its details.',
  pickNext: 'Enter opens the chosen sale.',
  show: 'Show the number',
  hide: 'Hide the number',
  story: 'What happened',
  answers: 'The provider’s answers as they came',
  noAnswers: 'Nothing has been heard from the provider.',
  leftOut: '… {{shown}} more answers like these, not shown …',
  otherAccount: 'Asked through another account than the sale left through: this proves nothing.',
  afterEnd: 'The sale had ended before this answer and stays as it is. Ask the provider about it.',
  emptyAnswer: 'Empty answer',
  repeated_one: 'the same {{shown}} time, {{from}}–{{to}}',
  repeated_other: 'the same {{shown}} times, {{from}}–{{to}}',
  answerLine: '{{source}} · {{class}}',
  httpStatus: 'HTTP {{status}}',
  facts: 'Facts',
  ourReference: 'Our reference',
  providerReference: 'Provider’s number',
  nothingYet: 'none yet',
  nothing: 'none',
  provider: 'Provider',
  cost: 'Expected cost',
  charged: 'Provider took',
  earned: 'Commission',
  cash: 'Customer’s money',
  walletBefore: 'In the wallet before',
  walletAfter: 'In the wallet after',
  identify: 'Its number on {{provider}}’s own page',
  identifyHint: 'Found it there? Type its number: the provider is asked, nothing is sent.',
  identifyAsk: 'Ask',
  identifying: 'Asking …',
  identifyDespite: 'I compared: it is this sale',
  identifyRivals: 'It may also be:',
  walletSays: 'What the wallet says',
  walletSilent: 'No figure that proves anything yet.',
  walletUnclear: 'It changed in a way that proves nothing.',
  walletUntouched: 'It shows nothing taken so far.',
  walletTaken: '{{taken}} was taken.',
  walletShared: '{{shown}} sales are in doubt together.',
  date: 'Business day',
  soldAt: 'Sold at',
  changed: 'Last change',
  retryOf: 'Sold again in place of',
  soldAgain: 'Sold again as',
  words: 'The provider’s words: “{{words}}”',
  evidence: 'Evidence: “{{words}}”',
  first: 'Confirmed',
} as const

export const decide = {
  title: 'What became of it?',
  lead:
    'Look at the evidence first: what the customer’s phone shows, the wallet before and after, ' +
    'the provider’s own page. Then say what you saw.',
  succeeded: 'The customer got it',
  failed: 'The customer did not get it',
  succeededNext: 'The customer’s {{amount}} is the shop’s: nothing goes back.',
  succeededWallet: 'The {{cost}} set aside at {{provider}} counts as spent; you earn {{earned}}.',
  failedNext: 'You owe the customer {{amount}}: give it back, or sell again with it.',
  failedOfCopy:
    'Older books were put back: the customer’s {{amount}} may have gone back already. Ask first.',
  failedWallet:
    'The {{cost}} set aside is free again in our books. If {{provider}} did take it, the wallet ' +
    'shows it as a difference.',
  failedTaken:
    '{{provider}} took {{cost}}: if the customer gets the money back, claim it from them (Ctrl D).',
  refundedSucceeded:
    'The customer has {{amount}} back as well: ask for it, and press “Paid again” when you ' +
    'have it.',
  refundedFailed: '{{amount}} was given back already: do not give it again.',
  takenOverSucceeded:
    'The customer’s {{amount}} was put towards another sale. If that failed, it can pay for this ' +
    'one; if both arrived, ask for {{amount}} and press “Paid again” when you have it.',
  takenOverFailed: '{{amount}} was put towards another sale already: give nothing back for this.',
  lateWallet: 'The {{cost}} that {{provider}} took counts as spent; you earn {{earned}}.',
  lostWallet: 'The {{cost}} that {{provider}} took is booked as a loss.',
  underWayWallet:
    'The {{cost}} that {{provider}} takes for it counts as spent; you earn {{earned}}.',
  underWayLost: 'The {{cost}} that {{provider}} takes for it is booked as a loss.',
  underWayClaim:
    'Nothing is booked. If {{provider}} takes {{cost}} for it all the same, claim it back ' +
    '(Ctrl D).',
  staysBooked: 'It stays as it is booked.',
  backWallet:
    'The {{cost}} counts as back in the wallet. If {{provider}} has not given it back, claim it ' +
    '(Ctrl D).',
  claimWallet: '{{provider}} took {{cost}}: claim it back from them (Ctrl D).',
  evidence: 'What you saw',
  evidenceHint: 'For example: operator’s SMS 14:05, TrxID 8H2K; or: dashboard says Failed',
  evidenceShort: 'Write what you saw, at least three letters. It is kept with the sale.',
  choose: 'Choose one of the two.',
  moved:
    'Something new is known of this sale since you chose. Look at the evidence again, and choose ' +
    'anew. What you wrote is still there.',
  ended: 'Meanwhile it was found out: “{{state}}”. There is nothing left to decide.',
  confirm: 'Write the decision',
  writeSucceeded: 'Write: received',
  writeFailed: 'Write: not received',
  writeFailedBack: 'Write: not received, {{amount}} goes back',
  once: 'It is written once, with your words, and is not changed afterwards.',
  customer: 'What the customer should show you',
  customerSms:
    'On the phone with {{number}}: {{operator}} own SMS about {{amount}}, from {{time}} on.',
  customerBalance: 'Without an SMS: the balance on that phone, or the pack it bought, now.',
  customerNot: 'An SMS on another phone, a forwarded one or a picture proves nothing.',
  wallet: 'The wallet at {{provider}}',
  walletTakenLate: '{{taken}} was gone from the wallet when it was read at {{at}}.',
  walletNamed:
    'The provider knows this sale by its own id: what it answers says more than the wallet.',
} as const

export const slip = {
  title: 'Slip',
  print: 'Print',
  width: '{{mm}} mm',
  receipt: 'Receipt',
  waiting: 'NOT A RECEIPT',
  waitingNext: 'Waiting for the operator. Ask at the counter with the reference below.',
  unknown: 'NO ANSWER YET',
  unknownNext: 'It is being found out. The shop owes you the recharge or the money.',
  askFirst: 'NOT SETTLED HERE',
  askFirstNext:
    'The shop’s books are an older copy, and this may have been settled since. This paper ' +
    'promises neither recharge nor money.',
  failed: 'REFUND',
  failedNext: 'The recharge failed. The customer gets this money back:',
  refunded: 'MONEY RETURNED',
  refundedNext: 'The recharge was not made. The customer got this money back at {{at}}:',
  takenOver: 'FAILED',
  takenOverNext:
    'The recharge failed. This money was put towards another try, which has a slip of its own.',
  cancelled: 'NOT SOLD',
  cancelledNext:
    'The recharge was not sent; cancelled at {{at}}. The customer got this money back:',
  cancelledTakenOver: 'NOT SOLD',
  cancelledTakenOverNext:
    'The recharge was not sent. This money was put towards another try, which has a slip of its ' +
    'own.',
  expired: 'REFUND',
  expiredNext: 'The recharge was never sent. The customer gets this money back:',
  notSent: 'NOT SENT',
  notSentNext: 'The recharge has not been sent. Ask at the counter.',
  reversed: 'TAKEN BACK',
  reversedNext: 'The provider took the recharge back. The customer gets this money back:',
  reversedRefunded: 'MONEY RETURNED',
  reversedRefundedNext:
    'The provider took the recharge back. The customer got this money back at {{at}}:',
  reversedTakenOver: 'TAKEN BACK',
  reversedTakenOverNext:
    'The provider took the recharge back. This money was put towards another try, which has a ' +
    'slip of its own.',
  late: 'LATE SUCCESS',
  lateNext: 'The recharge arrived late. Settle with the shop if the money was given back.',
  practice: 'PRACTICE · NO VALUE',
  number: 'Number',
  operator: 'Operator',
  amount: 'Amount',
  time: 'Time',
  reference: 'Reference',
  providerReference: 'Provider’s no.',
  state: 'State',
  thanks: 'Thank you',
  ask: 'Ask at the counter with the reference above.',
  keepForMoney: 'Keep this slip until the money is in your hand.',
  keep: 'Keep this slip until you have the recharge or the money in hand.',
} as const

export const welcome = {
  title: 'Welcome to your counter',
  lead: 'Three questions, then you sell.',
  leadFixed: 'Two questions, then you sell.',
  language: 'Which language?',
  shop: 'What is the shop called?',
  shopHint: 'It stands at the top of the screen and on every slip.',
  shopEmpty: 'Type the shop’s name, so that slips carry it.',
  books: 'Begin with practice or with real money?',
  practice: 'Practice first',
  practiceNote:
    'Everything works, nothing is real: a provider inside this computer answers. Each ' +
    'screen and slip says so.',
  real: 'Real sales',
  realNote: 'You add a provider’s address and API key next, and test the connection.',
  start: 'Open the counter',
  startReal: 'Set up a provider',
  saving: 'Opening…',
} as const
