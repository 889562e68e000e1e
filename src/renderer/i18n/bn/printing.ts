/** What is said of a paper on its way, beside the sale that it is of. */
export const printing = {
  sent: 'ছাপার যন্ত্রে পাঠানো হয়েছে।',
  movedOn: 'লেনদেনের অবস্থা বদলে গেছে, তাই ছাপা হয়নি। স্লিপটি দেখে আবার ছাপুন।',
  lost: 'কাউন্টার উত্তর দেয়নি। আবার ছাপার আগে “ছাপার তালিকা” (Ctrl K) দেখুন।',
}
