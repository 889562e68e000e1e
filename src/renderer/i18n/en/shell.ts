export const shell = {
  screens: 'Screens',
  recharge: 'Recharge',
  packages: 'Packages',
  transfer: 'Mobile banking',
  bills: 'Bills',
  transactions: 'Transactions',
  wallets: 'Wallets',
  statement: 'Match a statement',
  settings: 'Settings',
  skip: 'Skip to the form',
  todaySales_one: 'Today <b>{{shown}}</b> sale',
  todaySales_other: 'Today <b>{{shown}}</b> sales',
  doubtCount: 'No answer yet <b>{{shown}}</b>',
  waitCount: 'Waiting <b>{{shown}}</b>',
  notSentCount: 'Not sent: <b>{{shown}}</b>',
  owedAtMost_one: 'To be returned at most: <b>{{shown}} sale, {{amount}}</b>',
  owedAtMost_other: 'To be returned at most: <b>{{shown}} sales, {{amount}}</b>',
  owedCount_one: 'To be returned: <b>{{shown}} sale, {{amount}}</b>',
  owedCount_other: 'To be returned: <b>{{shown}} sales, {{amount}}</b>',
  reviewCount_one: '<b>{{shown}}</b> sale needs your decision',
  reviewCount_other: '<b>{{shown}}</b> sales need your decision',
  practice: 'Practice mode',
  practiceNumbers: 'Practice numbers',
  practiceMark: 'Practice · no real money',
  soldToday: 'Sold today',
  commission: 'Commission',
  drawer: 'Should be in the drawer',
  keys: 'Keys',
  shopUnnamed: 'My shop',
  providers: 'Providers',
  health: {
    good: 'good',
    slow: 'slow',
    down: 'no answer',
    login: 'login page',
    unknown: 'not used yet',
  },
  shut: {
    'in-doubt': 'closed for now',
    resting: 'rests a minute',
  },
  plainHttp: 'without https',
  plainHttpMost: 'without https, {{limit}} at most',
  keyRefused: 'key not taken',
  lastKnown: 'as last known',
  healthOf: '{{provider}}: {{state}}',
  healthFigures: '{{percent}}% of questions were answered in the last hour, {{speed}}',
  quick: 'in under a second',
  healthAnswered: '{{percent}}% of questions were answered in the last hour',
  ms: '{{shown}} ms',
  secondsShort: '{{shown}} s',
  percent: '{{shown}}%',
  seconds: 'usually in {{shown}} seconds',
  close: 'Close',
  language: 'বাংলা',
  languageLabel: 'Switch to Bangla',
} as const

export const connection = {
  sentence: '{{words}}.',
  opening: 'Opening the counter…',
  lostTitle: 'The counter is not answering',
  lostNext:
    'Nothing is sent while it is away. It is tried again by itself; what you typed stays here.',
  lostSale:
    'A sale already sent stands in the books. It shows here as soon as the counter is back.',
  backAgain: 'The counter is back. Everything on the screen is up to date.',
  tryNow: 'Try now',
  offlineTitle: 'No internet',
  offlineNext: 'Nothing can be sold now. Check the cable or the Wi-Fi; history stays readable.',
  downTitle: 'No provider answers',
  downNext:
    'Check the internet: the Wi-Fi or the router may be asking you to log in. Open a browser on ' +
    'this computer, log in if such a page comes, then press “Try now”. Sales that were not sent ' +
    'can be tried again or cancelled.',
  loginTitle: 'The internet asks you to log in',
  loginNext:
    'Open a browser on this computer and log in on the page of the Wi-Fi or the router, then ' +
    'press “Try now”. If no such page comes, compare the provider’s address in the settings.',
  loginNone: 'No sale that was sent is without an answer.',
  loginDoubt_one:
    '{{shown}} sale has no answer yet: do not send it again and give no money back; it is asked ' +
    'about once the internet is back.',
  loginDoubt_other:
    '{{shown}} sales have no answer yet: do not send them again and give no money back; they are ' +
    'asked about once the internet is back.',
  noTokenTitle: 'This page was opened without its key',
  noTokenNext:
    'Open the counter again the way you started it, or put the whole address it was started ' +
    'with into the browser’s address bar. It ends with a key, which works until the counter stops.',
  oldKeyTitle: 'The key of this page is old',
  oldKeyNext:
    'The counter stopped and was started anew. Nothing can be sent from here. Open it again the ' +
    'way you started it, or put the whole address it was started with into the browser’s address ' +
    'bar. What you typed is still here to read until then; nothing more can be typed.',
  noCoreNext:
    'Close this window and start the counter again. Every earlier sale is safe in the books.',
  brokeTitle: 'This screen stopped',
  brokeNext: 'Your sales are safe in the books. Open the screen again.',
  reopen: 'Open again',
} as const

/** What a person must see, and what to do about it. */
export const alerts = {
  'debited-after-failed': {
    title: '{{provider}} took {{amount}} for a sale that was called failed.',
    next:
      'Ask the customer whether it arrived, then decide. Do not sell it again and give ' +
      'no money back before that.',
  },
  'under-way': {
    title: '{{provider}} has a sale under way that was called failed ({{at}}).',
    next:
      'It may still arrive. Ask the provider, then decide; the counter goes on asking as well. ' +
      'Do not sell it again and give no money back before that.',
  },
  'crossed-answer': {
    title: '{{provider}} answered about another sale than ours ({{at}}).',
    next:
      'Nothing was booked by it. Compare the sale with the provider’s own page, and call ' +
      'the provider if it comes again.',
  },
  'unknown-word': {
    title: '{{provider}} said a word about a sale that we do not know.',
    next:
      'Nothing was booked by it, and it is asked about again. Look at the answer, or call the ' +
      'provider. If it was a sale that arrived and was taken back, decide so at the sale.',
  },
  'wallet-moved': {
    title: '{{amount}} left the wallet at {{provider}} that our books do not explain.',
    next:
      'Did another device sell from it, or was a sale made twice? Compare with the ' +
      'provider’s own page; until then doubt is not settled by this wallet.',
  },
  'wallet-came': {
    title: '{{amount}} came into the wallet at {{provider}} that our books do not explain.',
    next: 'If it was bought, book it with the number of its slip. If not, ask the provider.',
  },
  'not-added': {
    title: '{{amount}} booked at {{provider}} has not been added yet (slip {{slip}}).',
    next: 'A bank can take a while. If it does not come, show the provider the slip.',
  },
  refundedNext:
    'The customer has the money back already: do not give it again. Ask whether it ' +
    'arrived, then decide.',
  takenOverNext:
    'The customer’s money was put towards another sale: give nothing back. Ask whether this ' +
    'one arrived too, then decide.',
  more: '{{shown}} more.',
  atLeast: 'At least {{shown}} more.',
  decide: 'Decide',
  look: 'See the sale',
  seen: 'Seen',
  following: 'Next warning',
} as const

export const go = {
  billAccounts: 'Saved bill accounts: see, rename, forget',
  transfers: 'Switch mobile banking on, its charges',
  title: 'Go anywhere',
  field: 'Where to?',
  hint: 'Screen, action or part of a number',
  none: 'Nothing by that name. Try “settings”, or three digits of a number.',
  findNumber: 'Find {{number}} in transactions',
  help: 'All keys',
  language: 'Change the language',
  providers: 'Providers and API keys',
  practice: 'Practice or real',
  practiceNumbers: 'Practice numbers',
  slip: 'Slip of the last sale',
  decideFirst: 'Sales that need a decision',
  owed: 'Sales whose money is to be returned',
  notSent: 'Not sent: try again or cancel',
  topUp: 'Book a top-up',
  statement: 'Match a provider’s statement, import, CSV, Excel',
  complaint: 'Copy the sale in hand for the provider',
  clear: 'Clear the form',
} as const

export const keys = {
  billAccounts: 'List of saved accounts',
  findAccount: 'Find a name or number',
  accountRows: 'Up and down the list',
  openAccount: 'Rename or forget',
  transfer: 'Mobile banking screen',
  brand: 'Change brand',
  walletType: 'Personal or agent',
  openTransfer: 'Mobile banking',
  everywhere: 'Everywhere',
  selling: 'Every sale and form',
  recharge: 'Recharge screen',
  packages: 'Packages screen',
  openPackages: 'Packages',
  packShelf: 'Next sort',
  packOrder: 'Another order',
  packUp: 'Pack or number before',
  packDown: 'Pack or number after',
  readList: 'Read the list again',
  packChanges: 'What changed in the lists',
  bills: 'Bills screen',
  openBills: 'Bills',
  biller: 'Next biller',
  billLine: 'Prepaid or postpaid',
  previousAccount: 'Saved account before',
  nextAccount: 'Next saved account',
  nameAccount: 'Save the number with a name',
  transactions: 'Transactions screen',
  wallets: 'Wallets screen',
  statement: 'Statement of a provider',
  matchStatement: 'Match a statement',
  statementLists: 'The four lists',
  statementRows: 'Up and down the lines',
  statementDo: 'Do what comes next',
  statementTake: 'Match it',
  statementFile: 'Choose a file',
  statementBack: 'Another one',
  statementCopy: 'Copy the list',
  sale: 'The sale of the card, or the open one',
  decision: 'When you decide',
  topUpForm: 'Form of a top-up',
  setUp: 'Setting up a provider',
  nextStep: 'Next step',
  stepBack: 'Back one step',
  anyStep: 'To a step by its number',
  certification: 'Measuring a provider',
  dialog: 'Over a screen',
  title: 'All keys',
  about:
    'One hand on the number pad sells: number, Enter, amount, Enter, look, +. Enter ' +
    'never sends money.',
  forward: 'Next field',
  previousNumber: 'Earlier number',
  nextNumber: 'Later number',
  operator: 'Change operator',
  lineType: 'Change line type',
  provider: 'Change provider',
  clear: 'Clear',
  back: 'Back one field',
  send: 'Send (on the read-back)',
  slip: 'Slip',
  help: 'All keys',
  language: 'বাংলা / English',
  goAnywhere: 'Go anywhere',
  practice: 'Practice numbers (in practice)',
  close: 'Close',
  search: 'Search a number',
  rows: 'Up and down the list',
  ends: 'Newest and oldest sale',
  open: 'Show the sale',
  openRecharge: 'Recharge',
  openTransactions: 'Transactions',
  openSettings: 'Settings',
  openWallets: 'Wallets',
  complaint: 'Copy the sale for the provider',
  readWallet: 'Read the wallet now',
  topUp: 'Book a top-up',
  walletRows: 'Up and down the wallets',
  bookTopUp: 'Book it (on the read-back)',
  whoseMoney: 'Whose money it was',
  refund: 'Money returned (asks, press twice)',
  sellAgain: 'Sell again; if unsent, by another provider',
  collect: 'Customer paid again (asks, press twice)',
  tryAgain: 'Try again (asks, press twice)',
  cancel: 'Cancel what was not sent (asks, press twice)',
  decide: 'Decide',
  choices: 'What happened',
  toReason: 'To what you saw',
  confirm: 'Write the decision',
  alert: 'To the warning; again: the next',
  walk: 'To the next button; Enter presses it',
} as const

/** For screen readers: what stands nowhere on the screen. */
export const aria = {
  suggestions: 'What was found',
  selected: '{{item}} selected.',
  deselected: '{{item}} not selected.',
  selectedCount: '{{count}} selected.',
  selectedAll: 'All selected.',
  select: 'Select',
  longPress: 'Press and hold to select.',
  hasAction: 'Enter opens it.',
  dismiss: 'Close',
} as const
