/** Mobile money: the screen it is sent from. */
export const transferScreen = {
  title: 'Send mobile money',
  number: 'Wallet number',
  brandUnknown: 'bKash, Nagad, Rocket?',
  brandBefore: 'Last time {{operator}}. This time?',
  brandDiffers:
    'The last transfer to this number went to {{operator}}. Ask the customer which it is.',
  chooseBrand: 'Ask for the brand and choose it with / before going on.',
  walletType: 'Whose wallet',
  again: 'The amount again',
  againWhy: 'above {{limit}} it is typed twice',
  switchedOff: 'Mobile banking is off in these books.',
  switchedOffNext:
    'Only the owner may say whether the shop sells it: it is switched on in the settings, under ' +
    'mobile banking.',
  switchOn: 'To the settings',
  noSeller: 'flexiloadbd alone sends mobile money, and it is not set up.',
  noSellerNext: 'Add its address and key; take no money before that.',
  plainHttp:
    'flexiloadbd is reached without https: whoever stands on the way can read and change number ' +
    'and amount. Ask the provider for an https address before you send large sums.',
  chargeChanged:
    'The charge is {{charge}} by now, so nothing was sent. Tell the customer the new total, then ' +
    'correct it and send.',
  chargeAbove:
    'The charge is more than the {{amount}} that is sent. The owner looks at the table in the ' +
    'settings.',
} as const

/** What is wrong with an amount of mobile money, where other words would not fit. */
export const transferAmount = {
  differs: 'This is not {{amount}}. Look at both and type again.',
  decimals: 'Mobile money is sent in whole taka. Leave the poisha out.',
  'too-large': 'Far too much for one transfer. Type the amount again.',
  'below-minimum': 'The least is {{amount}}. Type more.',
  'above-maximum': 'The most for one transfer is {{amount}}. Type less.',
} as const

/** What the law lets a wallet take. */
export const transferLegal = {
  near: {
    day:
      'Close to the legal limit of a day: by what this shop sent, this wallet may take {{left}} ' +
      'more today, this one included.',
    month:
      'Close to the legal limit of a month: by what this shop sent, this wallet may take ' +
      '{{left}} more this month, this one included.',
  },
  above: {
    day:
      'Above the legal limit of a day: by what this shop sent, this wallet may take {{left}} ' +
      'more today.',
    month:
      'Above the legal limit of a month: by what this shop sent, this wallet may take {{left}} ' +
      'more this month.',
  },
  ask:
    'Ask the customer, or send less. Only if it must go all the same press +, and + again to ' +
    'send; − clears.',
  sure: 'It is sent above the limit. Press + once more to send.',
} as const

/** Where the owner switches it on and says what it costs. */
export const transferSettings = {
  title: 'Mobile banking',
  hint:
    'Whether your agreement and the law let this shop send bKash, Nagad and Rocket, only you can ' +
    'know. Off, nobody at the counter can.',
  on: 'On',
  off: 'Off',
  once: 'Type the amount once up to',
  onceHint: 'Above it the cashier types the amount a second time. 0: always twice.',
  onceWrong: 'Type whole taka, like 5000.',
  table: 'Service charge',
  tableHint:
    'What the customer pays on top, by the amount. It stays with the shop as a line of its own. ' +
    'No row, no charge.',
  row: 'Row {{row}}',
  from: 'From ৳',
  to: 'To ৳',
  toEnd: 'no end',
  how: 'Charge',
  flat: 'taka',
  perThousand: 'on each thousand',
  figure: 'How much ৳',
  add: 'Add a row',
  remove: 'Take row {{row}} out',
  none: 'Nothing is charged.',
  invalid:
    'Row {{row}}: type whole taka in from and to, and a figure like 5 or 18.5 as the charge.',
  bounds: 'Row {{row}}: it begins at ৳1 or more, and does not end before it begins.',
  charge: 'Row {{row}}: the charge cannot be less than nothing.',
  order: 'Row {{row}}: it begins before the row above it does. Put them in order.',
  overlap: 'Row {{row}}: it begins before the row above it ends. An amount belongs in one row.',
  gap: 'Row {{row}}: amounts between it and the row above it are in neither. Close the gap.',
} as const
