export const rescue = {
  title: {
    damaged: 'The books are damaged',
    foreign: 'This file belongs to another program',
    newer: 'These books were written by a newer counter',
    gone: 'The file of the books is gone',
    behind: 'The newest sales are missing from these books',
    'unknown-books': 'These are not the books that were open here',
    'practice-books': 'Practice books lie where the real ones belong',
    'real-books': 'The real books lie in the practice folder',
  },
  what: {
    damaged: 'Something in the file is not what the counter wrote. Nothing in it can be relied on.',
    foreign: 'The file counter.db in the counter’s folder is a database of another program.',
    newer: 'This counter is too old to read them. Nothing is wrong with the books.',
    gone: 'The counter had books here, and now their file is not in its folder.',
    behind:
      'An older copy was put here, or the file counter.db-wal that belongs to the books was lost.',
    'unknown-books':
      'They come from another place, or the files that say how far the books went are gone.',
    'practice-books': 'Play money must never be taken for real money, so they were not opened.',
    'real-books': 'Real sales must never be taken for practice, so they were not opened.',
  },
  next: {
    damaged: 'Choose the newest backup below, or call for help. Delete nothing.',
    foreign: 'Move that file away and put the books back, or choose a backup below.',
    newer: 'Install the newest version of FlexiCounter and start it again.',
    gone: 'Put the file back where it was and try again, or choose a backup below.',
    behind: 'Put the newest files back and try again, or choose below what to go on with.',
    'unknown-books': 'Put the right files back and try again, or choose below what to go on with.',
    'practice-books': 'Put the shop’s own file in their place and try again, or choose a backup.',
    'real-books': 'Move the file to the folder real and try again. Delete nothing.',
  },
  untouched: 'Nothing was changed, and nothing was sent. No empty books were made.',
  stopped:
    'This was found while the counter was open, so selling stopped. What was sold before stands ' +
    'in the file; look it up at the providers too.',
  copies: 'Copies that were found',
  none: 'No copy of these books was found in their folder.',
  noneNext:
    'Look on a memory stick or another computer, put the copy into the folder below, try again.',
  kind: {
    backup: 'Backup of the counter',
    file: 'A copy somebody made',
    present: 'The books as they lie here now',
    unfinished: 'Was being put in place when the power went',
  },
  sales_one: '{{shown}} sale, the last on {{day}} at {{time}}',
  sales_other: '{{shown}} sales, the last on {{day}} at {{time}}',
  empty: 'Nothing was sold in it',
  unsaid: 'It is too large to look inside just now',
  state: {
    whole: 'Read through: whole',
    unread: 'Large: read through before it is used',
    damaged: 'Damaged: cannot be used',
    newer: 'Of a newer counter: cannot be used',
    'other-shop': 'Of another shop: cannot be used',
    'other-books': 'Of the other books (practice or real): cannot be used',
  },
  use: 'Go on with this one',
  sure: 'Go on with this copy?',
  sureSome: 'Whatever was sold after {{day}}, {{time}} is not in it.',
  sureNone: 'Nothing that was sold is in it.',
  sureNext:
    'Look those sales up at the providers before anyone gets money back. What lies here now is ' +
    'moved aside whole; nothing of it is deleted.',
  yes: 'Yes, put it in place',
  no: 'No, change nothing',
  working: 'One moment…',
  again: 'Try again',
  practice: 'Open practice meanwhile',
  back: 'Back',
  anew: 'Begin practice anew',
  anewSure:
    'Begin with new practice books? The old ones are moved aside; no real money is in them.',
  folder: 'For whoever helps: the books lie in',
  see: 'See what can be done',
  untold:
    'What is wrong with the books could not be found out. Try again, or start the counter anew.',
  failed: {
    still: 'That did not help: the books are as they were. Nothing was changed.',
    copy: 'This copy is damaged after all, so it was not used. Choose another one.',
    'in-use': 'Another counter has these books open. Close it and try again.',
    'cannot-write':
      'The disk does not take it: it is full, or may not be written. Free some space.',
    lost: 'The counter does not answer. Start it again.',
  },
  gap: 'A copy of the books was put back: what was sold from {{from}} to {{until}} is not in them.',
  gapAll: 'A copy of the books was put back: what was sold until {{until}} is not in them.',
  gapNext: 'Look those sales up at the providers before you give money back.',
  gapSeen: 'I have looked them up',
  gapSure: 'Really all? Press again',
} as const
