import { RescueCode } from '../contract/rescue.ts'
import { DatabaseRefused } from '../core/db/database.ts'
import { isStorageFailure } from '../core/db/open.ts'
import { OtherBooks } from '../core/identity.ts'

/** The same words in the shop's two languages; before the books are open, both are shown. */
interface Words {
  readonly bn: string
  readonly en: string
}

/** What is wrong, then what to do next; a sentence a line. */
const WORDS = {
  'in-use': {
    en: [
      'The counter is already open on this computer.',
      'Use the window that is open, or close it and start again.',
    ],
    bn: [
      'কাউন্টার এই কম্পিউটারে আগে থেকেই খোলা আছে।',
      'খোলা জানালাটি ব্যবহার করুন, অথবা সেটি বন্ধ করে আবার চালু করুন।',
    ],
  },
  foreign: {
    en: [
      'The file counter.db in this folder belongs to another program.',
      'Nothing was changed.',
      'Move the file away or choose another folder.',
    ],
    bn: [
      'এই ফোল্ডারের counter.db ফাইলটি অন্য প্রোগ্রামের।',
      'কিছুই বদলানো হয়নি।',
      'ফাইলটি সরিয়ে রাখুন, অথবা অন্য ফোল্ডার বেছে নিন।',
    ],
  },
  newer: {
    en: [
      'These books were written by a newer FlexiCounter.',
      'Install the newest version and start again.',
    ],
    bn: ['এই খাতা আরও নতুন ফ্লেক্সিকাউন্টারে লেখা।', 'সর্বশেষ সংস্করণ ইনস্টল করে আবার চালু করুন।'],
  },
  damaged: {
    en: [
      'The books are damaged and were not opened, so that nothing is overwritten.',
      'Delete nothing: put the last backup in place or call for help.',
    ],
    bn: [
      'খাতাটি ক্ষতিগ্রস্ত। কিছু যেন মুছে না যায়, তাই খোলা হয়নি।',
      'কোনো ফাইল মুছবেন না: শেষ ব্যাকআপটি বসান, অথবা সাহায্য নিন।',
    ],
  },
  gone: {
    en: [
      'The file of the books is gone from its folder.',
      'Nothing was changed, and no empty books were made in its place.',
      'Put the file back, or put the last backup in its place.',
    ],
    bn: [
      'খাতার ফাইলটি ফোল্ডারে নেই।',
      'কিছুই বদলানো হয়নি, খালি খাতাও বানানো হয়নি।',
      'ফাইলটি ফিরিয়ে আনুন, অথবা শেষ ব্যাকআপটি বসান।',
    ],
  },
  behind: {
    en: [
      'The newest sales are missing from these books: an older copy lies here, or the file ' +
        'counter.db-wal that belongs to them is gone.',
      'Nothing was changed.',
      'Put the right files back, or choose on the screen what to go on with.',
    ],
    bn: [
      'এই খাতায় সবচেয়ে নতুন লেনদেনগুলো নেই: পুরোনো কপি রাখা হয়েছে, অথবা সঙ্গের ' +
        'counter.db-wal ফাইলটি নেই।',
      'কিছুই বদলানো হয়নি।',
      'সঠিক ফাইলগুলো ফিরিয়ে আনুন, অথবা পর্দায় বেছে নিন কোনটি দিয়ে চলবেন।',
    ],
  },
  'unknown-books': {
    en: [
      'These are not the books that were open here last, or the files that say how far they went ' +
        'are gone.',
      'Nothing was changed.',
      'Put the right files back, or choose on the screen what to go on with.',
    ],
    bn: [
      'এখানে শেষবার যে খাতা খোলা ছিল এটি সেটি নয়, অথবা খাতা কতদূর লেখা হয়েছিল তার ফাইলগুলো নেই।',
      'কিছুই বদলানো হয়নি।',
      'সঠিক ফাইলগুলো ফিরিয়ে আনুন, অথবা পর্দায় বেছে নিন কোনটি দিয়ে চলবেন।',
    ],
  },
  'cannot-write': {
    en: [
      'The books cannot be written here: the disk is full, or this user may not write.',
      'Nothing was sold.',
      'Free some space or get the permission, then start again.',
    ],
    bn: [
      'এখানে খাতা লেখা যাচ্ছে না: ডিস্ক ভরে গেছে, অথবা লেখার অনুমতি নেই।',
      'কিছুই বিক্রি হয়নি।',
      'জায়গা খালি করুন বা অনুমতি নিন, তারপর আবার চালু করুন।',
    ],
  },
  'practice-books': {
    en: [
      'The file counter.db in the folder real holds practice books, not the shop’s own.',
      'Nothing was changed.',
      'Move it back to the folder practice, put the shop’s own file or its last backup in its ' +
        'place, and start again.',
    ],
    bn: [
      'real ফোল্ডারের counter.db ফাইলটি অনুশীলনের খাতা, দোকানের আসল খাতা নয়।',
      'কিছুই বদলানো হয়নি।',
      'ফাইলটি practice ফোল্ডারে ফিরিয়ে নিন, দোকানের আসল ফাইল বা শেষ ব্যাকআপটি এর জায়গায় ' +
        'বসান, তারপর আবার চালু করুন।',
    ],
  },
  'real-books': {
    en: [
      'The file counter.db in the folder practice holds the shop’s real books.',
      'Nothing was changed.',
      'Delete nothing: move it to the folder real, where it belongs, and start again. If another ' +
        'counter.db lies there already, call for help.',
    ],
    bn: [
      'practice ফোল্ডারের counter.db ফাইলটি দোকানের আসল খাতা।',
      'কিছুই বদলানো হয়নি।',
      'কোনো ফাইল মুছবেন না: এটি real ফোল্ডারে নিন, সেটাই এর জায়গা, তারপর আবার চালু করুন। ' +
        'সেখানে আগে থেকেই counter.db থাকলে সাহায্য নিন।',
    ],
  },
  preferences: {
    en: [
      'The counter cannot read which books were open last.',
      'Start it once with --practice or --real to say which.',
    ],
    bn: ['শেষবার কোন খাতা খোলা ছিল তা পড়া যাচ্ছে না।', 'একবার --practice অথবা --real দিয়ে চালু করে জানিয়ে দিন।'],
  },
} as const

export type CannotOpenCode = keyof typeof WORDS

/** Why the counter does not open. The words are for whoever stands before it. */
export class CannotOpenBooks extends Error {
  override readonly name: string = 'CannotOpenBooks'
  readonly code: CannotOpenCode
  readonly words: Words

  constructor(code: CannotOpenCode, options?: ErrorOptions) {
    const words = { bn: WORDS[code].bn.join(' '), en: WORDS[code].en.join(' ') }
    super(words.en, options)
    this.code = code
    this.words = words
  }
}

/** What a person can do something about on the screen; the others end the start. */
export function rescueCode({ code }: CannotOpenBooks): RescueCode | null {
  const known = RescueCode.safeParse(code)
  return known.success ? known.data : null
}

/** Another counter has the same books open. */
export class AlreadyRunning extends CannotOpenBooks {
  override readonly name = 'AlreadyRunning'

  constructor(options?: ErrorOptions) {
    super('in-use', options)
  }
}

/** What the file system says when a folder or file cannot be made or written. */
const CANNOT_WRITE = new Set([
  'EACCES',
  'EDQUOT',
  'EEXIST',
  'EIO',
  'ENAMETOOLONG',
  'ENOENT',
  'ENOSPC',
  'ENOTDIR',
  'EPERM',
  'EROFS',
])

/** Gives an error met while opening the books its words; what nobody expected stays as it is. */
export function inWords(cause: unknown): unknown {
  if (cause instanceof DatabaseRefused) {
    return cause.code === 'in-use'
      ? new AlreadyRunning({ cause })
      : new CannotOpenBooks(cause.code, { cause })
  }
  if (cause instanceof OtherBooks) return new CannotOpenBooks(`${cause.made}-books`, { cause })
  if (isStorageFailure(cause)) return new CannotOpenBooks('cannot-write', { cause })
  const code = cause instanceof Error && 'code' in cause ? cause.code : null
  if (typeof code === 'string' && CANNOT_WRITE.has(code)) {
    return new CannotOpenBooks('cannot-write', { cause })
  }
  return cause
}
