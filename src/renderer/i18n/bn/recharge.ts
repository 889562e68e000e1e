export const recharge = {
  title: 'রিচার্জ বিক্রি',
  number: 'মোবাইল নম্বর',
  amount: 'টাকার পরিমাণ',
  lineType: 'সংযোগের ধরন',
  least: 'সর্বনিম্ন {{min}}',
  most: 'সর্বোচ্চ {{max}}',
  quick: 'চলতি পরিমাণ',
  quickPack: '{{amount}} · {{minutes}} মিনিট',
  operatorUnknown: 'অপারেটর?',
  changeOperator: 'অপারেটর বদলান:',
  line: { prepaid: 'প্রিপেইড', postpaid: 'পোস্টপেইড', skitto: 'স্কিটো' },
  readBack: 'মিলিয়ে নিন',
  inWords: 'কথায়: {{words}}',
  via: '{{provider}} দিয়ে',
  earns: 'কমিশন {{commission}}',
  costs: 'খরচ {{cost}}',
  lastTime: 'শেষবার: {{ago}} {{amount}}, {{state}}',
  firstTime: 'এই নম্বরে প্রথম বিক্রি',
  looking: 'দেখা হচ্ছে…',
  lookedLater: 'কাউন্টার ফিরলে দেখা হবে',
  clear: 'মুছুন',
  send: '{{amount}} পাঠান',
  sendLooking: 'দেখা হচ্ছে…',
  look: 'মিলিয়ে দেখুন',
  sendAgain: '{{amount}} আরেকবার পাঠান',
  confirmTwin: 'হ্যাঁ, দ্বিতীয়বার',
  changeProvider: 'প্রোভাইডার বদলান:',
  retryFor: 'ব্যর্থ লেনদেনের বদলে আবার বিক্রি।',
  retryHeld: 'গ্রাহকের জমা {{amount}} থেকেই হবে: আবার টাকা নেবেন না।',
  retryOfCopy:
    'পুরোনো খাতা ফিরিয়ে আনা হয়েছে: এটি আগেই আবার বিক্রি বা টাকা ফেরত হয়ে থাকতে পারে। গ্রাহককে জিজ্ঞেস করুন, ' +
    'প্রোভাইডারের পাতা দেখুন। হয়ে থাকলে − চেপে মুছুন; না হলে + চাপুন, জমা {{amount}} থেকেই যাবে।',
  retryPaidBack: 'টাকা ফেরত দেওয়া হয়েছিল: আবার {{amount}} নিন।',
  inPlaceOf: 'আগেরটি বাতিল হয়েছে। গ্রাহকের {{amount}} এখনও আপনার হাতে: আবার টাকা নেবেন না।',
  owedBefore: 'এই নম্বরের {{amount}} ফেরত বাকি। সেই টাকায় বিক্রি: Ctrl S; নতুন টাকা নিলে +।',
  owedOfCopy:
    'খাতায় এই নম্বরের {{amount}} ফেরত বাকি, তবে পুরোনো খাতা ফিরিয়ে আনা হয়েছে: আগেই মিটেছে কি না জিজ্ঞেস করুন। ' +
    'না মিটলে সেই টাকায় বিক্রি: Ctrl S; নতুন টাকা নিলে +।',
  owedUndecided: 'এই নম্বরের {{amount}} এখনও আপনার হাতে। লেনদেনে গিয়ে আগে সিদ্ধান্ত দিন।',
  trigger:
    '<b>{{amount}} {{operator}} একটি প্যাক চালু করে</b> ({{minutes}} মিনিট, {{days}} দিন)। ' +
    'গ্রাহকের মূল ব্যালেন্স বাড়বে না।',
  mismatch:
    '<b>নম্বরটির শুরু {{hinted}}, পাঠানো হবে {{chosen}} হিসেবে।</b> গ্রাহক অপারেটর বদলে থাকলে ঠিক আছে; ' +
    'একবার জিজ্ঞেস করুন।',
  remembered: 'এই নম্বরে শেষবার {{operator}} সফল হয়েছিল।',
  twinTitle: 'একই নম্বরে একই টাকা, {{ago}}:',
  twinAsk: 'গ্রাহককে জিজ্ঞেস করুন। দ্বিতীয়টি চাইলে + চাপুন, পাঠাতে আরেকবার +; মুছতে −।',
  twinSure: 'দ্বিতীয়বার বিক্রি হবে। পাঠাতে আরেকবার + চাপুন।',
  twinOpen: 'আগেরটির কী হয়েছে এখনও জানা যায়নি। সেটি মেটা পর্যন্ত অপেক্ষা করুন, নইলে দুইবার টাকা যেতে পারে।',
  ago: {
    now: 'এইমাত্র',
    minutes_one: '{{shown}} মিনিট আগে',
    minutes_other: '{{shown}} মিনিট আগে',
    hours_one: '{{shown}} ঘণ্টা আগে',
    hours_other: '{{shown}} ঘণ্টা আগে',
    days_one: '{{shown}} দিন আগে',
    days_other: '{{shown}} দিন আগে',
  },
  noProvider: 'আগে একটি প্রোভাইডার যোগ করুন।',
  noProviderNext: 'তার আগে আসল খাতায় কিছু বিক্রি করা যাবে না।',
  enterProvider: 'প্রোভাইডার যোগ করুন',
  practiceTitle: 'এই শেষ-সংখ্যা দিয়ে অনুশীলন করুন',
  practiceNote:
    'যে কোনো অপারেটরের নম্বরে চলে। অন্য সব নম্বর তিন থেকে পাঁচ সেকেন্ডে সফল হয়। “ব্যর্থ” বলার আগে কাউন্টার এক মিনিট পরে ' +
    'আরেকবার জিজ্ঞেস করে নেয়। autoflexi বা alsamiflexi-তে অজানা থাকলে সিদ্ধান্ত আপনার।',
  practiceOpen: 'অনুশীলনের নম্বর দেখুন',
} as const

export const wallets = {
  title: 'ওয়ালেট',
  total: 'রিচার্জে মোট {{amount}}',
  names: { main: 'মূল', flexiload: 'ফ্লেক্সি', drive: 'ড্রাইভ', bank: 'ব্যাংক' },
  minutesLeft_one: 'প্রায় {{shown}} মিনিটে শেষ হবে',
  minutesLeft_other: 'প্রায় {{shown}} মিনিটে শেষ হবে',
  hoursLeft_one: 'আজকের গতিতে {{shown}} ঘণ্টা চলবে',
  hoursLeft_other: 'আজকের গতিতে {{shown}} ঘণ্টা চলবে',
  daysLeft_one: 'আজকের গতিতে {{shown}} দিন চলবে',
  daysLeft_other: 'আজকের গতিতে {{shown}} দিন চলবে',
  ours: 'আমাদের খাতায়',
  asked: 'প্রোভাইডারকে জিজ্ঞেস: {{ago}}',
  neverAsked: 'এখনও জানা হয়নি',
  unexplained: '{{amount}}-এর হিসাব মেলেনি',
  reserved: '{{amount}} প্রক্রিয়াধীন (বাদ দেওয়া আছে)',
  none: 'এখনও কোনো প্রোভাইডার যোগ করা হয়নি।',
  noneNext: 'সেটিংসে যোগ করুন; অনুশীলনে লাগে না।',
  unread: '{{providers}} যোগ করা আছে; ব্যালেন্স এখনও জানা যায়নি।',
  unreadNext: 'সেটিংসে সংযোগ পরীক্ষা করুন।',
  asOf: '{{time}}-এর হিসাব',
} as const

export const recent = {
  title: 'সর্বশেষ',
  giveBack: 'টাকা ফেরত দিন',
  none: 'আজ এখনও কোনো বিক্রি হয়নি।',
  noneNext: 'পাঠানো মাত্রই এখানে দেখা যাবে।',
} as const
