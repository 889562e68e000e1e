/** A provider’s statement laid beside our books. */
export const statement = {
  title: 'Match a provider’s statement',
  lead:
    'Its lines are laid beside your books. Nothing is changed by it: you see what agrees, and ' +
    'what to do about the rest.',
  provider: 'Whose statement',
  wallet: 'Of which wallet',
  allWallets: 'All of them',
  paste: 'Paste the table',
  pasteHint:
    'Mark it on the provider’s page or in the spreadsheet, headings too, copy it, and press ' +
    'Ctrl V here.',
  file: 'Choose a file',
  fileHint: 'CSV or XLSX; {{lines}} lines and 5 MB at most.',
  look: 'Look at it',
  reading: 'Reading…',
  earlier: 'Matched before',
  noneYet: 'No statement has been matched yet. Once a week finds what a provider owes you.',
  unnamed: 'Pasted',
  noProvider: 'No provider is set up yet.',
  allAgree: 'All of it agrees',
  toLookAt: '{{shown}} to look at',
} as const

export const statementFile = {
  empty: 'There is no table in it.',
  'too-large': 'It is larger than 5 MB. Bring a shorter time, one part after the other.',
  'too-many-rows':
    'It has more than {{lines}} lines. Bring a shorter time, one part after the other.',
  'too-many-columns': 'Row {{row}} has more columns than any statement.',
  'cell-too-long': 'Row {{row}} has a cell that is much too long: this is no statement.',
  'open-quote':
    'A quotation mark is opened at row {{row}} and never closed: rows may have run together.',
  encoding: 'Its letters are written in a way nobody can be sure of. Save it anew as XLSX.',
  'not-a-table': 'This is no table.',
  'web-page':
    'It is called Excel but is a web page. Open it, mark the table, copy it, and paste it here.',
  'old-excel': 'It is an old Excel file. Open it and save it as XLSX, or copy the table.',
  'which-sheet': 'It has several sheets. Which of them is the statement?',
  damaged: 'The spreadsheet cannot be opened. Save it anew, or copy the table.',
  lost: 'The counter did not answer. Bring it again: the same statement is kept once.',
} as const

export const statementColumn = {
  none: '—',
  time: 'Date (and time)',
  clock: 'Time of day',
  number: 'Number',
  amount: 'Amount',
  charge: 'What was taken',
  credit: 'Came in or back',
  state: 'Status',
  reference: 'Provider’s id',
  ownReference: 'Our reference',
} as const

export const statementColumns = {
  title: 'What do its columns mean?',
  kept: 'As you said last time for {{provider}}.',
  guessed: 'Guessed by the headings. Look at it once; it is kept for {{provider}}.',
  column: 'Column {{nth}}',
  table: 'The first rows',
  row: 'Row',
  firstLine: 'The first line is row',
  dateOrder: 'In 03/04 comes first',
  'day-first': 'the day',
  'month-first': 'the month',
  minus: 'A − before an amount',
  'minus-out': 'was taken',
  'minus-back': 'came back',
  understood: '{{shown}} lines understood',
  notUnderstood: '{{shown}} cells not understood',
  spans: '{{from}} to {{to}}',
  missing: 'Say which column is: {{columns}}.',
  notYet: 'Not understood yet',
  allClear:
    'All of it is understood. + lays it beside your books; no sale and no money is changed.',
  nothing: 'Nothing is imported before every line is understood.',
  words: 'What do these words mean?',
  leaveOut: 'No line',
  leaveOutLabel: 'Row {{row}} is no line: leave it out',
  leftOut_one: '{{shown}} row left out',
  leftOut_other: '{{shown}} rows left out',
  takeBack: 'Take back',
  more: 'And {{shown}} more.',
  back: 'Another file',
  take: 'Match {{shown}} lines',
  taking: 'Matching…',
} as const

export const statementProblem = {
  empty: 'is empty',
  amount: 'is no amount',
  sign: 'there is an amount that went and one that came',
  minus: 'some amounts have a −, others have no sign. Say what the − means',
  rounded:
    'a spreadsheet kept only its beginning. Make the column text in the spreadsheet, or paste ' +
    'it from the provider’s page',
  'lost-zero':
    'a spreadsheet dropped its leading 0. Make the column text, or paste it from the ' +
    'provider’s page',
  figure:
    'a spreadsheet or another program made a figure of it. Make the column text, or paste it ' +
    'from the provider’s page',
  'not-reckoned': 'the spreadsheet itself could not work it out. Paste it from the provider’s page',
  number: 'is no number',
  date: 'is no date',
  'date-far': 'is too long ago, or still to come',
  'date-swapped':
    'a spreadsheet may have swapped day and month. Bring the provider’s file as it came, not ' +
    'opened before, or paste it from the provider’s page',
  'too-long': 'is too long',
  'state-unknown': 'say above what the word means',
  'nothing-named': 'neither a number nor an id',
  wide:
    'more cells than headings: a comma within a figure may have split the row. Bring it as XLSX, ' +
    'or paste it from the provider’s page',
} as const

export const statementState = {
  succeeded: 'Arrived',
  failed: 'Failed',
  refunded: 'Given back',
  pending: 'Under way',
} as const

export const statementOutcome = {
  matched: 'Agree',
  different: 'Differ',
  'missing-here': 'Not in our books',
  'missing-there': 'Not in theirs',
} as const

export const statementNone = {
  matched: 'No line agrees with a sale. Was it this provider’s statement?',
  different: 'No line differs from its sale.',
  'missing-here': 'Every line is in your books.',
  'missing-there': 'Every sale of that time stands in the statement.',
} as const

export const statementDiffers = {
  number: 'number',
  amount: 'amount',
  state: 'state',
  charge: 'taken',
} as const

export const statementNote = {
  ambiguous: 'Several sales could be it.',
  repeated: 'Its sale has a line already.',
  contradicting: 'Its two ids are of two sales.',
} as const

/** The next step, short in the list and whole beside it. */
export const statementNext = {
  none: 'nothing',
  settled: 'settled since',
  wait: 'being asked',
  identify: 'name it',
  decide: 'decide',
  look: 'look',
  claim: 'claim',
  'top-up': 'book it',
  choose: 'which sale?',
  twice: 'done twice?',
  elsewhere: 'not from here?',
} as const

export const statementDo = {
  none: 'They agree. Nothing is to be done.',
  settled: 'It has been settled since the statement was matched. Nothing is to be done.',
  wait: 'Its end is not known here yet. The counter asks by itself; look again later.',
  identify:
    'The statement names it: open the sale, where its id stands ready. The provider is asked ' +
    'about it, and its answer counts.',
  decide: 'The provider’s word is evidence. Decide what became of the sale.',
  look:
    'Open the sale and compare. If the customer and the provider agree against your books, ' +
    'decide it there.',
  claim: 'Open the sale and press Ctrl D: that copies what the provider needs to answer you.',
  'top-up': 'If you bought this balance, book it with its slip.',
  choose: 'Open them and compare by time. Nothing is guessed.',
  twice:
    'Has the file the line twice? If not, the provider may have done one sale twice: look at the ' +
    'wallet of that time, and ask the provider.',
  elsewhere:
    'It was not sold from these books. Was this account used elsewhere? If not, ask the ' +
    'provider, and change the API key.',
} as const

export const statementResult = {
  title: 'Statement of {{provider}}',
  lists: 'Lists',
  there: 'The statement says',
  here: 'Our books say',
  next: 'What to do',
  noLine: 'no line',
  noSale: 'no sale',
  row: 'row {{row}}',
  taken: 'taken {{amount}}',
  id: 'id {{id}}',
  refund: 'money back',
  credit: 'balance added',
  doIt: 'Open the sale',
  doDecide: 'Decide',
  doTopUp: 'Book {{amount}}',
  doChoose: 'Find the sales',
  candidate: 'Sale {{nth}}',
  more: 'Show more',
  copy: 'Copy the list',
  copied: '{{shown}} lines are copied, for a spreadsheet or a message. Numbers stay masked.',
  notCopied: 'The list could not be copied.',
  another: 'Another statement',
} as const
