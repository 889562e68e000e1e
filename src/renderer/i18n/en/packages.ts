export const packages = {
  title: 'Sell a package',
  search: 'Search or budget',
  searchHint: '1 gb, 30 days … or how many taka',
  shelf: 'Sort',
  shelves: {
    all: 'All',
    data: 'Data',
    combo: 'Combo',
    minutes: 'Minutes',
    rate: 'Rate',
    drive: 'Drive',
  },
  order: 'Order:',
  orders: { listed: 'as listed', value: 'most for a taka', commission: 'most commission' },
  list: 'Packages of {{operator}}',
  found_one: '{{shown}} package',
  found_other: '{{shown}} packages',
  budget_one: '{{shown}} package for {{amount}} or less',
  budget_other: '{{shown}} packages for {{amount}} or less',
  earns: 'earns {{commission}}',
  ageMinutes_one: 'List of {{shown}} minute ago',
  ageMinutes_other: 'List of {{shown}} minutes ago',
  ageHours_one: 'List of {{shown}} hour ago',
  ageHours_other: 'List of {{shown}} hours ago',
  ageDays_one: 'List of yesterday',
  ageDays_other: 'List of {{shown}} days ago',
  ageNow: 'List just read',
  ageUnknown: 'Nobody knows how old the list is',
  away: 'Offline: {{age}}',
  awayNext: 'Prices may have changed. They are read again before anything is sent.',
  readAgain: 'Read again',
  reading: 'Reading the list…',
  notRead: 'No newer list came; it is read again by itself.',
  changed: 'What changed',
  changedToday_one: '{{shown}} change today',
  changedToday_other: '{{shown}} changes today',
  noSeller: 'Packages are sold by {{provider}} alone.',
  noSellerNext: 'Add its key in the settings; its list is here a moment later.',
  toProviders: 'Providers and keys',
  neverRead: 'The list of {{operator}} has not been read yet.',
  neverReadDrive: 'No drive packages of {{operator}} are listed.',
  neverReadNext: 'Without a connection to flexiloadbd it cannot be read; press ; to try now.',
  nothing: 'No package matches.',
  nothingNext: 'Type less, another sort (*), or a higher budget.',
  nothingHere: 'There are none of this sort.',
  nothingHereNext: 'Look at another sort: *.',
  guideTitle: 'How packages are sold',
  guideNumber: 'Type the number, or choose the operator with /: its packages appear.',
  guideBudget: 'The customer says “৳100, what can I have?”: type 100.',
  guideWords: 'Or words of the name: 1 gb, 30 days, minutes.',
  guideSend: 'Enter chooses, then look and press +.',
  otherPack: 'Another package',
  priceWas: 'The price changed: it was {{was}}.',
  repriced: 'The price changed: it was {{was}}, it is {{is}} now.',
  nameWas: 'The name changed: it was “{{was}}”.',
  renamed: 'The list calls it something else now: it was “{{was}}”, it is “{{is}}”.',
  movedNext: 'Tell the customer. If that is all right press Enter, and then + to send.',
  takePrice: 'Take the new price',
  takeName: 'Take it as it is now',
  withdrawn: 'This package is not sold any more.',
  withdrawnNext: 'Press Enter and choose another one with the customer.',
  wallet: 'wallet {{wallet}}',
} as const

/** Why a package cannot be sold as it was chosen. */
export const packProblem = {
  withdrawn: 'This package is not sold any more. Choose another one.',
  'price-changed': 'The price of the package changed: it is {{limit}} now. Ask the customer.',
  'name-changed':
    'The list calls this package something else now. Look at it there with the customer.',
} as const

/** A dealer loads these by hand. */
export const drive = {
  takesHours: 'A drive package: loading it may take a few hours. Tell the customer.',
} as const

export const otherPrice = {
  dearer: 'The provider took {{charged}}; by its list it was to take {{expected}}: {{by}} more.',
  cheaper: 'The provider took {{charged}}; by its list it was to take {{expected}}: {{by}} less.',
} as const

export const packChange = {
  title: 'What changed in the lists',
  none: 'Nothing has changed since the lists were first read.',
  noneNext: 'What comes, goes or gets another price stands here.',
  added: 'new',
  withdrawn: 'gone',
  repriced: 'other price',
  altered: 'changed',
} as const
