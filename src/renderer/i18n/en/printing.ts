/** What is said of a paper on its way; the sale that it is of stands, whatever becomes of it. */
export const printing = {
  sent: 'On its way to the printer.',
  movedOn: 'The sale has moved on, so nothing was printed. Look at the slip and print again.',
  lost: 'The counter did not answer. Look in “Prints” (Ctrl K) before you print again.',
  diskFull:
    'This computer’s disk takes nothing, so nothing was printed. No sale has changed: make room ' +
    'on the disk, then print again.',
  noPrinter: 'Papers go through the print window now: open this one, then print it there.',
  tooLong: 'This is too long for one paper: choose less of it, then print again.',
  notTaken:
    'The counter did not take it, so nothing was printed. No sale has changed: print again.',
  papers: {
    receipt: 'Receipt',
    refund: 'Refund slip',
    slip: 'Slip',
    shift: 'Shift report',
    z: 'Day report (Z)',
    x: 'Day report so far',
    statement: 'Statement of dues',
    test: 'Test page',
  },
  copies: { shop: 'Shop’s copy' },
  copy: 'Copy {{nth}}',
}

/** How far a paper has come. */
export const printState = {
  queued: 'Waiting its turn',
  printing: 'Printing',
  printed: 'Printed, as far as is known',
  confirmed: 'Printed',
  unknown: 'Not known if printed',
  failed: 'Not printed',
}

/** Why it is not on paper, or may not be, and what to do about it. */
export const printWhy = {
  'paper-out': 'No paper: put in a roll, then print again.',
  'cover-open': 'The cover is open: close it, then print again.',
  offline: 'The printer is not ready: switch it on and press FEED, then print again.',
  refused: 'Nothing answers at its address: see that it is on and its cable is in.',
  hangs: 'The printer takes no more: switch it off and on, then print again.',
  'cut-off': 'The connection broke half-way: look at what came out on the paper.',
  gone: 'This computer has no such printer any more: choose it anew in the settings.',
  spooler: 'The computer’s print queue did not take it: look there for a paused printer.',
  stopped: 'The counter stopped before it was done: look whether the paper came out.',
  'not-noted': 'This computer’s disk took nothing, so nothing was sent: make room on it.',
  'moved-on': 'The sale moved on while this waited: print its slip as it is now.',
  'not-drawn': 'The paper could not be drawn: print it once more, or through the print window.',
  'not-here': 'This computer cannot speak to that printer: choose another in the settings.',
}

export const printJobs = {
  title: 'Prints',
  none: 'Nothing has been printed yet.',
  noneNext: 'Ctrl P opens the slip of a sale, and pressed again prints it; it shows here at once.',
  list: 'The last prints, newest first',
  again: 'Print again',
  leave: 'Leave it',
  leaveAll: 'Leave all {{shown}} that did not print',
  left: 'Seen, left as it is',
  look: 'Is it on the paper? Then leave it. If not, print again: it comes as a copy.',
  stands: 'This is about the paper alone: nothing of the sale has changed.',
  show: 'Show the sale',
  seenDone: 'Left as it is.',
  againDone: 'On its way to the printer again.',
}

/** Above the screen, where a paper did not come out. */
export const printNotice = {
  failed: '{{paper}} was not printed.',
  unknown: 'It is not known whether this came out: {{paper}}.',
  stands: 'Nothing of the sale has changed.',
  more_one: '{{shown}} more to look at in “Prints”.',
  more_other: '{{shown}} more to look at in “Prints”.',
}

/** The drawer of the money, opened without a sale. */
export const drawer = {
  open: 'Open drawer',
  title: 'Open the drawer',
  lead: 'No sale is made. What it is opened for is written down with the time and the name.',
  why: 'What for?',
  reasons: { change: 'Change for a note', count: 'To count', other: 'Something else' },
  words: 'In a few words',
  wordsHint: 'Three letters at least; it stands in the report of the shift.',
  wordsShort: 'Say in three letters or more what it is opened for.',
  choose: 'Choose what it is opened for.',
  go: 'Open',
  openings: 'Drawer opened without a sale',
  none: 'It was not opened without a sale.',
  done: 'The drawer was told to open.',
  unknown: 'It is not known whether the drawer opened: look at it.',
  failed: 'The drawer did not open: see that the printer is on.',
  lost: 'The counter did not answer: look whether the drawer is open.',
  diskFull: 'The drawer stays shut, for this computer’s disk takes nothing: make room on it.',
  notTaken: 'The drawer stays shut: see in the settings that one is set, then press again.',
  test: 'Drawer tried from the settings',
  states: { sent: 'told to open', unknown: 'not known', failed: 'did not open' },
}

/** What the practice printer has put out. */
export const paperOut = {
  title: 'Paper of the practice printer',
  picture: 'The paper that came out last, as it would lie in the hand',
  came: 'Paper came out',
  look: 'See all of it',
  close: 'Put the paper away',
}

export const printerSettings = {
  which: 'Where papers are printed',
  whichHint:
    'A receipt printer, here or on the network. For an office printer choose the print window.',
  page: 'This computer’s print window',
  pageNote: 'Any printer, also large sheets and PDF. Each print opens the window first.',
  usual: 'usual printer',
  ofNetwork: 'On the network',
  finding: 'Looking for printers…',
  none:
    'No printer was found at this computer. Plug it in, install its driver and look again; ' +
    'for one on the network type its address below.',
  notFound: 'The printers of this computer could not be read. Try again.',
  again: 'Look again',
  address: 'Address on the network',
  addressHint: 'It stands on the printer’s own page: hold FEED while switching it on.',
  use: 'Use',
  look: 'Does it answer?',
  looking: 'Asking the printer…',
  test: 'Print test page',
  ready: 'The printer answers: paper is in and the cover is closed.',
  silent: 'The printer is there. It says nothing about its paper.',
  practice:
    'In practice papers come out on this screen; the test page and the drawer are the printer’s.',
  pageOnly:
    'The print window asks each time. To print by itself and open the drawer, choose a printer.',
  dotsHint: 'If the right edge of the test page is cut off, choose the one to the left.',
  narrow80: '{{width}}, narrow head',
  wide80: '{{width}}, wide head',
  densityHint: 'Pale letters: darker. Letters that run together: lighter.',
  asIs: 'As it is',
  cutHint: 'Without a cutter choose “no”: the paper is torn off by hand.',
  drawerHint: 'A money drawer on the printer’s socket. If one does not open it, try the other.',
  drawerTry: 'Try it',
  qrHint: 'If a phone cannot read the code, choose the other.',
  paceHint: 'If lines are missing or it stops and starts, choose slow.',
  automatic: 'Print by itself',
  automaticHint: 'The slip comes out as soon as a sale of this window succeeds or fails.',
  shopCopy: 'Shop’s copy too',
  shopCopyHint: 'A second slip after it, with the customer’s number masked.',
  on: 'On',
  off: 'Off',
}

/** What is wrong with an address of a printer, and what to do next. */
export const printerAddress = {
  empty: 'Type the address of the printer, such as {{example}}.',
  scheme: 'Type the address alone, such as {{example}}, with nothing like http before it.',
  characters: 'Only English letters, digits, dots and hyphens stand in an address: {{example}}.',
  numbers: 'It has four numbers of 0 to 255 with dots between them, such as {{example}}.',
  port: 'After the colon stands a number of 1 to 65535. Leave it out if you do not know it.',
}
