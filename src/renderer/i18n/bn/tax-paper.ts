/** Of a registered shop alone that wants it: the words of Mushak-6.3. */
export const taxPaper = {
  title: 'কর চালানপত্র (মূসক-৬.৩)',
  bin: 'বিআইএন',
  address: 'বিক্রেতার ঠিকানা',
  buyer: 'ক্রেতার নাম',
  buyerBin: 'ক্রেতার বিআইএন',
  buyerAddress: 'ক্রেতার ঠিকানা',
  invoice: 'চালান নং',
  description: 'বিবরণ',
  quantity: 'পরিমাণ',
  value: 'মূল্য',
  rate: 'ভ্যাটের হার',
  tax: 'ভ্যাট',
  byHand: 'দোকান হাতে লিখবে',
  total: 'মোট',
  date: 'তারিখ',
  time: 'সময়',
} as const
