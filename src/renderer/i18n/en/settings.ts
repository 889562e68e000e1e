export const settings = {
  dues: 'Dues',
  shifts: 'Shifts',
  accounts: 'Bill accounts',
  transfers: 'Mobile banking',
  title: 'Settings',
  sections: 'Parts of the settings',
  shop: 'Shop',
  providers: 'Providers',
  commission: 'Commission',
  printer: 'Printer',
  books: 'Books',
  shopName: 'Shop name',
  shopNameHint: 'On the screen and on every slip',
  language: 'Language',
  bangla: 'বাংলা',
  english: 'English',
  digits: 'Digits for numbers and money',
  latin: '0 1 2 3',
  banglaDigits: '০ ১ ২ ৩',
  digitsHint: 'You may always type either.',
  slipWidth: 'Paper width',
  sound: 'Sounds',
  soundOn: 'On',
  soundOff: 'Off',
  soundHint:
    'A short sound when a sale succeeds, fails or is not answered. The screen always ' +
    'shows it too.',
  soundTry: 'Hear it',
  save: 'Save',
  saved: 'Saved.',
  saving: 'Saving…',
  version: 'Version {{version}}',
} as const

export const providerSettings = {
  lead: 'The first in the order is asked first; the next serves what the first cannot.',
  practiceLead:
    'In practice these three live inside this computer. Switch to real books to add your own.',
  practiceFixed:
    'In practice these three live inside this computer. This counter was started for practice ' +
    'only: to add your own, stop it and start it the usual way.',
  address: 'Address',
  addressHint: 'As the provider gave it to you',
  key: 'API key',
  keyKept: 'A key is kept. Paste a new one to replace it.',
  keyNone: 'Paste the API key',
  keyHint: 'It is sealed on this computer and never shown again.',
  plan: 'Requests a minute',
  planHint:
    'By your plan: Starter {{starter}}, Business {{business}}. Its dashboard names another.',
  planProblem: 'Type a figure from {{min}} to {{max}}.',
  preference: 'Order',
  first: 'First',
  second: 'Second',
  third: 'Third',
  acceptHttp:
    'I know that without https my key and my sales can be read on the way, and I accept it',
  httpLasting: 'Without https: the key and the sales can be read on the way.',
  notSetUp: 'Not set up',
  setUp: 'Set up',
  silent: 'Set up, does not answer',
  turnedAway: 'Set up, its key is not taken',
  save: 'Save',
  test: 'Test the connection',
  testing: 'Asking…',
  testGood: 'It answers, and the wallet was read.',
  testBad: 'It did not work.',
  saveFirst: 'Save first, then test.',
  fillFirst: 'To test, save the address and the API key first.',
  technical: 'Technical reason',
  doubted:
    '{{provider}} now has other numbers for: {{operators}}. Nothing is sold to them there until ' +
    'you have asked the provider whether that is right.',
  believe: 'The provider says it is right',
} as const

export const booksSettings = {
  now: 'Now open',
  practice: 'Practice books',
  real: 'Real books',
  practiceNote: 'Nothing is real: the providers live inside this computer.',
  realNote: 'Every sale moves real money.',
  toReal: 'Open the real books',
  toPractice: 'Open the practice books',
  apart: 'The two lie in files of their own and never mix.',
  fixedPractice:
    'This counter was started for the practice books only. To switch, stop it and start it ' +
    'the usual way.',
  fixedReal:
    'This counter was started for the real books only. To switch, stop it and start it the ' +
    'usual way.',
  sureReal: 'In the real books every sale moves real money. Open them?',
  surePractice: 'In practice nothing is real: nothing reaches a customer. Open it?',
  yesReal: 'Yes, the real books',
  yesPractice: 'Yes, practice',
  stay: 'No, stay here',
  sentinels: 'Numbers that end so…',
  switching: 'Opening the other books…',
} as const

export const noticeSettings = {
  title: 'Notices over a tunnel',
  lead:
    'alsamiflexi can tell when a sale has ended. It reaches this computer only where you run a ' +
    'tunnel to it. A notice is never believed: it makes the counter ask, a little sooner than it ' +
    'would have.',
  off: 'Off.',
  listening: 'Listening.',
  portTaken: 'Another program has this port. It is tried again by itself, or choose another one.',
  never: 'No notice has come yet.',
  last: 'The last notice came {{when}}.',
  switchOn: 'Switch on',
  switchOff: 'Switch off',
  port: 'Port on this computer',
  portHint: 'Your tunnel leads here. Nobody else can reach it.',
  portWrong: 'A port is a figure from 1024 to 65535.',
  address: 'Address for the tunnel',
  addressHint: 'Tell your tunnel program to lead here: plain http, on this computer.',
  copyAddress: 'Copy address',
  path: 'Secret path',
  pathHint: 'Put it behind your tunnel’s address on the provider’s own page. Show it to nobody.',
  copy: 'Copy',
  copied: 'It is copied.',
  notCopied: 'Nothing was copied. Select it and copy it by hand.',
  renewHint: 'Somebody has seen the path?',
  renew: 'Make a new path',
  renewSure:
    'What is sent to the old path comes in no more, until the provider’s own page has the new ' +
    'one. Make a new path?',
  renewYes: 'Yes, a new path',
  renewNo: 'No, keep it',
} as const

/** What the shop asks beside a small recharge. */
export const smallCharge = {
  title: 'Service charge on small recharges',
  hint:
    'Some shops ask more for a recharge of a small amount. Operators call it against their ' +
    'rules: to switch it on is your decision. The customer is told before it is sent, and it is ' +
    'a line of its own on the slip, the Z and the reports.',
  on: 'On: {{charge}} below {{below}}',
  off: 'Off',
  below: 'For recharges below ৳',
  belowHint: 'One of just this much, or more, is charged nothing.',
  belowWrong: 'Type whole taka, {{most}} at most.',
  charge: 'Charge ৳',
  chargeHint: 'What the customer pays on top of each recharge.',
  chargeWrong: 'Type whole taka, from 1 to {{most}}.',
} as const
