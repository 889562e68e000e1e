/** Words of the screen that pays bills, and of what a bill brings. */
export const bills = {
  title: 'Pay a bill',
  sort: { electricity: 'Electricity', gas: 'Gas', internet: 'Internet' },
  number: 'Number on the bill or the meter',
  orName: '{{number}}, or a saved name',
  saved: 'Saved accounts',
  month: 'Month',
  year: 'Year',
  phone: 'Customer’s mobile, if wanted',
  months: {
    january: 'January',
    february: 'February',
    march: 'March',
    april: 'April',
    may: 'May',
    june: 'June',
    july: 'July',
    august: 'August',
    september: 'September',
    october: 'October',
    november: 'November',
    december: 'December',
  },
  numberProblem: {
    'no-biller': 'Choose the biller with / before going on.',
    empty: 'Type the number as it stands on the bill or the meter.',
    'too-short': 'Too few digits. Read the number on the bill again and type all of it.',
    'too-long': 'Too many digits. Read the number on the bill again.',
    characters: 'There is a sign here that belongs to no number. Type digits only.',
    'direction-marks': 'Hidden marks came along with the paste. Type the number by hand.',
    'foreign-digits': 'These digits are of another script. Type 0–9 or ০–৯.',
    letters: 'No saved account is called like this. Type the number on the bill.',
  },
  monthProblem: {
    empty: 'Type the month of the bill, 1 to 12.',
    range: 'There is no such month. Type 1 to 12.',
    future: 'That month has not begun. For a bill of an earlier year change the year.',
    characters: 'Type the month in digits, 1 to 12.',
    letters: 'Type the month in digits, 1 to 12.',
    'direction-marks': 'Hidden marks came along with the paste. Type the month by hand.',
    'foreign-digits': 'These digits are of another script. Type 0–9 or ০–৯.',
  },
  yearProblem: {
    empty: 'Type the year of the bill.',
    range: 'Type the year with its four digits.',
    future: 'That year has not begun.',
    characters: 'Type the year in digits.',
    letters: 'Type the year in digits.',
    'direction-marks': 'Hidden marks came along with the paste. Type the year by hand.',
    'foreign-digits': 'These digits are of another script. Type 0–9 or ০–৯.',
  },
  amountProblem: {
    'below-minimum': 'The least for a bill is {{limit}}. Look at the bill again.',
    'above-maximum': 'The most for one bill is {{limit}}. Look at the bill again.',
    'too-large': 'Far too much for one bill. Type the amount again.',
    whole: 'A meter is loaded in whole taka. Leave the poisha out.',
    decimals: 'A taka has a hundred poisha: two digits behind the point at most.',
  },
  unverified:
    'Not yet confirmed: nobody here has seen a payment to {{biller}} ({{code}}) arrive. Begin ' +
    'with a small bill, ask its customer, and confirm it then.',
  warning: {
    arrears:
      'This bill ({{month}}) is more than two months old. The provider is told the month without ' +
      'the year: ask the customer whether it really is unpaid, and for its late fee.',
    'turn-of-year':
      'December’s bill in January: look at the year once more ({{month}}). The provider is told ' +
      'the month alone.',
  },
  paidBefore: 'The bill of this number and month was sold {{ago}} ({{day}}), {{amount}}:',
  paidBeforeNext: 'Ask the customer before paying it again. If it is right, + sends; − clears.',
  notSaved: 'This number is not saved.',
  savedAs: 'Saved as “{{nickname}}”',
  save: 'Save with a name',
  rename: 'Other name',
  nickname: 'What the shop calls it',
  saveName: 'Save',
  replacePhone: 'Keep the mobile {{now}} in place of {{before}}',
  forget: 'Forget this number',
  forgetSure: 'Really forget it',
  nicknameProblem: {
    empty: 'Type a name the shop knows it by.',
    'too-long': 'Too long: forty letters at most.',
    digits: 'A name of digits alone would be looked for as a number. Add a letter.',
    'nickname-used': 'Another account of this biller is called so. Add something to the name.',
  },
  tokens: 'Tokens for the meter',
  tokensInOrder: 'The meter takes them in this order. If one is refused, key in that one again.',
  noToken:
    'No token was found in the provider’s words. Look at its answer in the details, or ask the ' +
    'provider with the reference.',
  confirmAsk:
    'The first payments to {{biller}}: ask the customer, or look at the biller’s own page, ' +
    'whether it arrived there.',
  confirm: 'It arrived: confirm this biller',
  confirmSure: 'Press again: a person has seen it arrive',
} as const

/** The list of saved accounts in the settings. */
export const billAccounts = {
  title: 'Saved bill accounts',
  lead:
    'The numbers the shop knows by a name. New ones are saved on the bills screen; give them ' +
    'another name here, or forget one when its customer asks for it.',
  search: 'Find by name or number',
  list: 'Saved accounts',
  none: 'No account is saved yet.',
  noneNext: 'On the read-back of a bill (F4), Ctrl R saves its number with a name.',
  notFound: 'No account has this name or number.',
  count_one: '{{shown}} account',
  count_other: '{{shown}} accounts',
  edit: 'Saved account',
  number: 'Number',
  phone: 'Customer’s mobile, if wanted',
  saved: '“{{nickname}}” is saved.',
  forgotten: '“{{nickname}}” is forgotten.',
  all: 'See or change all accounts',
} as const
