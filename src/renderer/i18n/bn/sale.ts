/** বিক্রির অবস্থা এক কথায়। */
export const state = {
  sending: 'পাঠানো হচ্ছে',
  sent: 'পাঠানো হয়েছে',
  waiting: 'অপেক্ষমাণ',
  checking: 'আবার যাচাই হচ্ছে',
  succeeded: 'সফল',
  failed: 'ব্যর্থ',
  refused: 'গ্রহণ হয়নি',
  doubt: 'উত্তর আসেনি',
  review: 'সিদ্ধান্ত দিন',
  'not-sent': 'পাঠানো হয়নি',
  cancelled: 'বাতিল',
  reversed: 'ফেরত নিয়েছে',
  'late-success': 'দেরিতে সফল',
  asking: 'খোঁজ নেওয়া হচ্ছে',
  'not-received': 'পৌঁছায়নি',
  'not-accepted': 'নেওয়া হয়নি',
} as const

/** পরের করণীয়। */
export const next = {
  sending: 'প্রোভাইডারের কাছে যাচ্ছে। পরের গ্রাহক নিন।',
  sent: 'প্রোভাইডারের কাছে গেছে, উত্তর আসছে। পরের গ্রাহক নিন।',
  waiting: 'অপারেটরের অপেক্ষায়। কিছু করতে হবে না; নিজে থেকেই বদলাবে।',
  checking: 'প্রোভাইডার ব্যর্থ বলেছে। টাকা ফেরতের আগে আরেকবার যাচাই হচ্ছে: একটু অপেক্ষা করুন।',
  succeeded: 'হয়ে গেছে। গ্রাহক চাইলে রসিদ দিন।',
  failed: 'গ্রাহককে {{amount}} ফেরত দিন, অথবা আবার বিক্রি করুন।',
  refused: 'টাকা কাটা হয়নি। {{amount}} ফেরত দিন, অথবা আবার বিক্রি করুন।',
  doubt: 'আবার পাঠাবেন না, টাকাও ফেরত দেবেন না: কী হয়েছে খোঁজ নেওয়া হচ্ছে।',
  review: 'কাউন্টার নিজে ফল জানতে পারেনি। প্রমাণ দেখে সিদ্ধান্ত দিন।',
  'not-sent': 'কাউন্টার থেকে কিছুই যায়নি। আবার চেষ্টা করুন, অথবা বাতিল করে {{amount}} ফেরত দিন।',
  cancelled: 'কিছুই পাঠানো হয়নি। ক্যাশ থেকে {{amount}} ফেরত দিন; হিসাব থেকে বাদ দেওয়া হয়েছে।',
  reversed: 'প্রোভাইডার সফলটি ফিরিয়ে নিয়েছে। {{amount}} ফেরত দিন, অথবা আবার বিক্রি করুন।',
  'late-success': 'ব্যর্থ বলার পরে সফল হয়েছে। টাকা ফেরত দিয়ে থাকলে মালিককে জানান।',
  asking: 'কাউন্টার এখনও নিশ্চিত করেনি। কী হয়েছে খোঁজ নেওয়া হচ্ছে; আবার বিক্রি করবেন না।',
  'not-received': 'কাউন্টারে পৌঁছায়নি: কিছুই পাঠানো হয়নি। একই লেনদেন আবার চেষ্টা করুন।',
  'not-accepted': 'কিছুই লেখা বা পাঠানো হয়নি।',
} as const

export const moneyBack = {
  returned: 'টাকা ফেরত দেওয়া হয়েছে। আর কিছু করার নেই।',
  takenOver: 'এই টাকা পরের বিক্রিতে ধরা হয়েছে। ফেরত দিতে হবে না।',
} as const

export const sale = {
  latest: 'শেষ লেনদেন',
  tryAgain: 'আবার চেষ্টা',
  tries_one: '{{shown}} বার চেষ্টা হয়েছে, শেষবার {{time}}।',
  tries_other: '{{shown}} বার চেষ্টা হয়েছে, শেষবার {{time}}।',
  otherProvider: 'বাতিল করে অন্য প্রোভাইডার',
  cancel: 'বাতিল করুন',
  sellAgain: 'আবার বিক্রি',
  decide: 'সিদ্ধান্ত দিন',
  slip: 'রসিদ',
  details: 'বিস্তারিত',
  correct: 'ঠিক করুন',
  dismiss: 'সরিয়ে রাখুন',
  announce: '{{operator}} {{number}}, {{amount}}: {{state}}। {{next}}',
  refund: 'টাকা ফেরত দিয়েছি',
  refundSure: 'নিশ্চিত? {{amount}} দেওয়া হয়েছে',
  working: 'একটু অপেক্ষা…',
} as const

export const cause = {
  cashier: 'ক্যাশিয়ার',
  dispatch: 'কাউন্টার',
  answer: 'প্রোভাইডারের উত্তর',
  settlement: 'নিষ্পত্তি',
  restart: 'আবার চালু',
  person: 'মানুষের সিদ্ধান্ত',
  expiry: 'সময় শেষ',
  unlisted: '{{code}}',
} as const

export const observed = {
  'not-sent': 'কাউন্টার থেকে কিছু যায়নি',
  refused: 'ফিরিয়ে দিয়েছে',
  'weak-refusal': 'অনথিভুক্ত ভাষায় ফিরিয়েছে',
  accepted: 'গৃহীত',
  final: 'চূড়ান্ত কথা',
  pending: 'এখনও চূড়ান্ত নয়',
  'not-found': 'ওখানে নেই',
  'unknown-word': 'তালিকার বাইরের শব্দ',
  inconclusive: 'কিছুই বোঝা যায় না',
  unknown: 'কিছু প্রমাণ হয় না',
  balances: 'ব্যালেন্স',
  decision: 'সিদ্ধান্ত',
  unlisted: '{{code}}',
} as const

export const source = {
  create: 'লেনদেন পাঠানো',
  status: 'ফল জিজ্ঞাসা',
  balance: 'ব্যালেন্স জিজ্ঞাসা',
  person: 'মানুষ',
  open: 'সংযোগ',
} as const

export const tender = {
  unpaid: 'নেওয়া হয়নি',
  collected: 'নেওয়া হয়েছে',
  'refund-due': 'ফেরত দিতে হবে',
  refunded: 'ফেরত দেওয়া হয়েছে',
  'taken-over': 'পরের বিক্রিতে ধরা হয়েছে',
} as const

/** গ্রাহকের টাকার ধাপ, যেখানে রিচার্জের অবস্থা বদলায়নি। */
export const moneyStep = {
  unpaid: 'টাকা নেওয়া হয়নি',
  collected: 'টাকা নেওয়া হয়েছে',
  'refund-due': 'টাকা ফেরত দিতে হবে',
  refunded: 'টাকা ফেরত দেওয়া হয়েছে',
  'taken-over': 'এই টাকায় আবার রিচার্জ করা হয়েছে',
} as const
