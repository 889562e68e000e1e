export const shell = {
  screens: 'পর্দা',
  recharge: 'রিচার্জ',
  transactions: 'লেনদেন',
  settings: 'সেটিংস',
  skip: 'সরাসরি ফর্মে যান',
  todaySales_one: 'আজ <b>{{shown}}</b> লেনদেন',
  todaySales_other: 'আজ <b>{{shown}}</b> লেনদেন',
  doubtCount: 'উত্তর আসেনি <b>{{shown}}</b>',
  waitCount: 'অপেক্ষমাণ <b>{{shown}}</b>',
  notSentCount: 'পাঠানো হয়নি: <b>{{shown}}</b>',
  owedCount_one: 'ফেরত দিতে হবে: <b>{{shown}}টি, {{amount}}</b>',
  owedCount_other: 'ফেরত দিতে হবে: <b>{{shown}}টি, {{amount}}</b>',
  reviewCount_one: '<b>{{shown}}</b>টি লেনদেনে আপনার সিদ্ধান্ত দরকার',
  reviewCount_other: '<b>{{shown}}</b>টি লেনদেনে আপনার সিদ্ধান্ত দরকার',
  practice: 'অনুশীলন মোড',
  practiceNumbers: 'অনুশীলনের নম্বর',
  practiceMark: 'অনুশীলন · আসল টাকা নয়',
  soldToday: 'আজকের বিক্রি',
  commission: 'কমিশন',
  drawer: 'ড্রয়ারে থাকার কথা',
  keys: 'শর্টকাট',
  shopUnnamed: 'আমার দোকান',
  providers: 'প্রোভাইডার',
  health: {
    good: 'ভালো',
    slow: 'ধীর',
    down: 'সাড়া নেই',
    unknown: 'এখনও ব্যবহার হয়নি',
  },
  plainHttp: 'https ছাড়া',
  keyRefused: 'এপিআই কি নিচ্ছে না',
  lastKnown: 'শেষ জানা',
  healthOf: '{{provider}}: {{state}}',
  healthFigures: 'গত এক ঘণ্টায় {{percent}}% প্রশ্নের উত্তর এসেছে, {{speed}}',
  quick: 'এক সেকেন্ডের কম সময়ে',
  ms: '{{shown}} ms',
  seconds: 'সাধারণত {{shown}} সেকেন্ডে',
  close: 'বন্ধ করুন',
  language: 'English',
  languageLabel: 'ইংরেজিতে দেখুন',
} as const

export const connection = {
  opening: 'কাউন্টার খোলা হচ্ছে…',
  lostTitle: 'কাউন্টার সাড়া দিচ্ছে না',
  lostNext: 'এখন কিছুই পাঠানো হবে না। নিজে থেকেই আবার চেষ্টা চলছে; আপনি যা লিখেছেন তা এখানেই থাকবে।',
  lostSale: 'আগে পাঠানো লেনদেন খাতায় আছে। কাউন্টার ফিরলেই এখানে দেখা যাবে।',
  backAgain: 'কাউন্টার ফিরে এসেছে। পর্দার সব তথ্য এখন হালনাগাদ।',
  tryNow: 'এখনই চেষ্টা করুন',
  offlineTitle: 'ইন্টারনেট নেই',
  offlineNext: 'এখন রিচার্জ পাঠানো যাবে না। তার বা ওয়াই-ফাই দেখুন; পুরনো লেনদেন দেখা যাবে।',
  downTitle: 'কোনো প্রোভাইডার সাড়া দিচ্ছে না',
  downNext: 'ইন্টারনেট দেখুন। যা পাঠানো হয়নি তা আবার চেষ্টা বা বাতিল করা যাবে।',
  noTokenTitle: 'এই পাতা চাবি ছাড়া খোলা হয়েছে',
  noTokenNext:
    'কাউন্টার যেভাবে চালু করেছিলেন সেভাবে আবার খুলুন, অথবা চালু হওয়ার সময়ের পুরো ঠিকানাটি এখানে দিন। ঠিকানার শেষে ' +
    'একটি চাবি থাকে; কাউন্টার বন্ধ হলে সেটি আর চলে না।',
  oldKeyTitle: 'এই পাতার চাবি পুরনো',
  oldKeyNext:
    'কাউন্টার বন্ধ হয়ে নতুন করে চালু হয়েছে। এখান থেকে কিছু পাঠানো যাবে না; কাউন্টারের নতুন পাতায় যান। যা লিখেছিলেন ' +
    'তা দেখে নেওয়ার জন্য এখানেই আছে।',
  noCoreNext: 'এই জানালা বন্ধ করে কাউন্টার আবার চালু করুন। আগের সব লেনদেন খাতায় নিরাপদ আছে।',
  brokeTitle: 'এই পর্দা থেমে গেছে',
  brokeNext: 'আপনার লেনদেন খাতায় নিরাপদ আছে। পর্দাটি আবার খুলুন।',
  reopen: 'আবার খুলুন',
} as const

export const alerts = {
  'debited-after-failed': {
    title: 'ব্যর্থ ধরা একটি লেনদেনের জন্য {{provider}} {{amount}} কেটে নিয়েছে।',
    next: 'গ্রাহক পেয়েছেন কি না জেনে সিদ্ধান্ত দিন। তার আগে আবার পাঠাবেন না, টাকাও ফেরত দেবেন না।',
  },
  'crossed-answer': {
    title: '{{provider}} আমাদের নয় এমন লেনদেনের উত্তর দিয়েছে ({{at}})।',
    next: 'তাতে খাতায় কিছু লেখা হয়নি। প্রোভাইডারের পাতায় মিলিয়ে দেখুন; আবার হলে প্রোভাইডারকে ফোন করুন।',
  },
  'unknown-word': {
    title: '{{provider}} একটি লেনদেন নিয়ে অচেনা কথা বলেছে।',
    next: 'লেনদেনটি খোলা আছে, আবার জিজ্ঞেস করা হবে। উত্তরটি দেখুন, বা প্রোভাইডারকে ফোন করুন।',
  },
  'wallet-moved': {
    title: '{{provider}}-এর ওয়ালেট থেকে {{amount}} গেছে, খাতায় তার হিসাব নেই।',
    next:
      'অন্য কোনো যন্ত্র থেকে বিক্রি হয়েছে, নাকি একটি দুবার গেছে? প্রোভাইডারের পাতায় মিলিয়ে দেখুন; ততক্ষণ এই ' +
      'ওয়ালেট দেখে কিছু মীমাংসা করা হবে না।',
  },
  'wallet-came': {
    title: '{{provider}}-এর ওয়ালেটে {{amount}} এসেছে, খাতায় তার হিসাব নেই।',
    next: 'কিনে থাকলে রসিদের নম্বর দিয়ে খাতায় তুলুন। না হলে প্রোভাইডারকে জিজ্ঞেস করুন।',
  },
  more: 'আরও {{shown}}টি।',
  decide: 'সিদ্ধান্ত দিন',
  look: 'লেনদেন দেখুন',
  seen: 'দেখেছি',
} as const

export const go = {
  title: 'দ্রুত খুঁজুন',
  field: 'কোথায় যাবেন?',
  hint: 'পর্দা, কাজ বা নম্বরের অংশ লিখুন',
  none: 'এই নামে কিছু নেই। “সেটিংস” বা নম্বরের তিনটি সংখ্যা লিখে দেখুন।',
  findNumber: 'লেনদেনে {{number}} খুঁজুন',
  help: 'সব শর্টকাট',
  language: 'ভাষা বদলান',
  providers: 'প্রোভাইডার ও এপিআই কি',
  practice: 'অনুশীলন না আসল',
  practiceNumbers: 'অনুশীলনের নম্বর',
  slip: 'শেষ লেনদেনের রসিদ',
  clear: 'ফর্ম মুছুন',
} as const

export const keys = {
  everywhere: 'সব পর্দায়',
  recharge: 'রিচার্জ পর্দা',
  transactions: 'লেনদেন পর্দা',
  title: 'সব শর্টকাট',
  about: 'নম্বর-প্যাডে এক হাতেই বিক্রি: নম্বর, Enter, টাকা, Enter, দেখুন, +। Enter কখনও টাকা পাঠায় না।',
  forward: 'পরের ঘর',
  previousNumber: 'আগের নম্বর',
  nextNumber: 'পরের নম্বর',
  operator: 'অপারেটর বদল',
  lineType: 'সংযোগের ধরন বদল',
  provider: 'প্রোভাইডার বদল',
  clear: 'মুছুন',
  back: 'আগের ঘরে',
  send: 'পাঠান (মিলিয়ে দেখার পরে)',
  slip: 'রসিদ',
  help: 'সব শর্টকাট',
  language: 'বাংলা / English',
  goAnywhere: 'দ্রুত খুঁজুন',
  practice: 'অনুশীলনের নম্বর (অনুশীলনে)',
  close: 'বন্ধ করুন',
  search: 'নম্বর খুঁজুন',
  rows: 'তালিকায় উপরে-নিচে',
  open: 'লেনদেন দেখুন',
  openRecharge: 'রিচার্জ',
  openTransactions: 'লেনদেন',
  openSettings: 'সেটিংস',
} as const

/** পর্দা-পাঠকের জন্য: যা পর্দায় লেখা নেই। */
export const aria = {
  suggestions: 'যা পাওয়া গেছে',
  selected: '{{item}} বেছে নেওয়া হয়েছে।',
  deselected: '{{item}} আর বাছাই করা নেই।',
  selectedCount: '{{count}}টি বাছাই করা।',
  selectedAll: 'সবগুলো বাছাই করা।',
  select: 'বেছে নিন',
  longPress: 'বাছাই করতে চেপে ধরে রাখুন।',
  hasAction: 'Enter চাপলে খুলবে।',
  dismiss: 'বন্ধ করুন',
} as const
