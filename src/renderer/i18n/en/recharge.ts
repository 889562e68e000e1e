export const recharge = {
  title: 'Sell a recharge',
  number: 'Mobile number',
  numLockOff: 'NumLock is off: press it, then type.',
  amount: 'Amount in taka',
  lineType: 'Line type',
  least: 'Lowest {{min}}',
  most: 'Highest {{max}}',
  quick: 'Usual amounts',
  quickPack: '{{amount}} · {{minutes}} minutes',
  operatorUnknown: 'operator?',
  changeOperator: 'Change operator:',
  lineUnsent: 'no provider sends it',
  line: { prepaid: 'Prepaid', postpaid: 'Postpaid', skitto: 'Skitto' },
  readBack: 'Read it back',
  inWords: 'In words: {{words}}',
  via: 'via {{provider}}',
  earns: 'commission {{commission}}',
  costs: 'costs {{cost}}',
  take: '{{amount}} + charge {{charge}} = take {{total}}',
  lastTime: 'Last time: {{ago}} {{amount}}, {{state}}',
  firstTime: 'First sale to this number',
  looking: 'Looking up…',
  lookedLater: 'Looked up once the counter is back',
  clear: 'Clear',
  send: 'Send {{amount}}',
  sendLooking: 'Looking up…',
  look: 'Check before sending',
  sendAgain: 'Send {{amount}} once more',
  confirmTwin: 'Yes, a second one',
  confirmWarned: 'Yes, all the same',
  changeProvider: 'Change provider:',
  notAnswering: '{{provider}} is not answering: press . for another provider.',
  notAnsweringAlone: '{{provider}} is not answering: the sale may wait long, or not leave at all.',
  retryFor: 'Sold again in place of a failed sale.',
  retryHeld: 'The customer’s {{amount}} is still here and pays for it: take no money again.',
  retryOfCopy:
    'Older books were put back: this may have been sold again, or its money returned, already. ' +
    'Ask the customer and look at the provider’s pages. If so, − clears; if not, + sends it, ' +
    'paid with the {{amount}} that is here.',
  retryPaidBack: 'The money was given back: take {{amount}} again.',
  inPlaceOf:
    'The earlier one is cancelled. You still hold the customer’s {{amount}}: take no more.',
  owedBefore:
    'You still owe this number {{amount}}. To sell with that money: Ctrl S; for new money: +.',
  owedOfCopy:
    'By these books you still owe this number {{amount}}, but older ones were put back: ask ' +
    'whether that is settled. If not, sell with it: Ctrl S; for new money: +.',
  owedUndecided:
    'You still hold {{amount}} of this number. First decide about it under transactions.',
  trigger:
    '<b>{{amount}} starts a pack at {{operator}}</b> ({{minutes}} minutes, {{days}} ' +
    'days). The main balance will not grow.',
  smallPack:
    '<b>{{amount}} at {{operator}} is the price of a small pack alone.</b> The main balance will ' +
    'not grow; ask the customer whether that is meant.',
  mismatch:
    '<b>The number’s beginning is {{hinted}}; it is sent as {{chosen}}.</b> Right if the ' +
    'customer moved the number; ask once.',
  remembered: 'A sale to this number last succeeded at {{operator}}.',
  twinTitle: 'The same number and amount, {{ago}}:',
  twinAsk: 'Ask the customer. If they want a second one press +, and + again to send; − clears.',
  twinOnItsWay:
    'It is on its way and may yet arrive. Only if the customer wants both press +, and + again ' +
    'to send; − clears.',
  twinSure: 'It will be sold a second time. Press + once more to send.',
  twinUndecided:
    'Nobody can find out by itself what became of the earlier one. Decide that first (Ctrl O): ' +
    'waiting does not end it.',
  twinOpen:
    'What became of the earlier one is not known yet. Wait until it is settled, or it ' +
    'may be paid twice.',
  ago: {
    now: 'just now',
    minutes_one: '{{shown}} minute ago',
    minutes_other: '{{shown}} minutes ago',
    hours_one: '{{shown}} hour ago',
    hours_other: '{{shown}} hours ago',
    days_one: '{{shown}} day ago',
    days_other: '{{shown}} days ago',
  },
  noProvider: 'Enter a provider first.',
  noProviderNext: 'Nothing can be sold in the real books before that.',
  enterProvider: 'Enter a provider',
  practiceTitle: 'Practice with these endings',
  practiceOpen: 'Show the practice numbers',
} as const

export const wallets = {
  title: 'Wallets',
  total: 'Total ($t(kinds.{{kind}}.name)) {{amount}}',
  names: { main: 'main', flexiload: 'flexi', drive: 'drive', bank: 'bank' },
  minutesLeft_one: 'Empty in about {{shown}} minute',
  minutesLeft_other: 'Empty in about {{shown}} minutes',
  hoursLeft_one: 'Lasts about {{shown}} hour',
  hoursLeft_other: 'Lasts about {{shown}} hours',
  daysLeft_one: 'Lasts about {{shown}} day',
  daysLeft_other: 'Lasts about {{shown}} days',
  ours: 'our books',
  asked: 'provider read: {{ago}}',
  neverAsked: 'not asked yet',
  unexplained: '{{amount}} unexplained',
  reserved: '{{amount}} on its way (already taken off)',
  none: 'No provider is set up yet.',
  noneNext: 'Add one in settings; practice needs none.',
  unread: '{{providers}} is set up; no balance has been heard yet.',
  unreadNext: 'Test the connection in settings.',
  asOf: 'as of {{time}}',
} as const

export const recent = {
  title: 'Latest',
  giveBack: 'give the money back',
  none: 'No sale yet today.',
  noneNext: 'It shows here the moment you send it.',
} as const
