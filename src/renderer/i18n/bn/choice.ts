export const passedOver = {
  kind: '{{provider}} এটি বিক্রি করে না',
  'line-type': '{{provider}} এই ধরনের সংযোগে পাঠাতে পারে না',
  'below-minimum': '{{provider}} সর্বনিম্ন {{limit}} নেয়',
  'above-maximum': '{{provider}} সর্বোচ্চ {{limit}} নেয়',
  'whole-taka': '{{provider}} শুধু পুরো টাকা নেয়',
  operator: '{{provider}} $t(kinds.{{kind}}.thisOperator) পাঠায় না',
  'not-set-up': '{{provider}} যোগ করা হয়নি',
  'plain-http': '{{provider}}-এ https নেই: সর্বোচ্চ {{limit}}',
  'key-refused': '{{provider}} এপিআই কি নিচ্ছে না',
  'in-doubt': '{{provider}} আপাতত বন্ধ',
  resting: '{{provider}} এক মিনিট বিরতিতে',
  short: '{{provider}}-এ ব্যালেন্স কম',
  silent: '{{provider}} সাড়া দিচ্ছে না',
  'earns-less': '{{provider}}-এ কমিশন কম',
} as const

export const chosenFor = {
  preference: 'আপনার ক্রমে প্রথম',
  'earns-more': 'কমিশন বেশি',
  'by-hand': 'আপনার বাছাই',
  'only-seller': 'শুধু এটিই বিক্রি করে',
  'only-set-up': 'শুধু এটিই যোগ করা',
  'only-able': 'শুধু এটিই নেয়',
} as const

export const noOther = {
  'only-seller': 'শুধু {{provider}} এটি বিক্রি করে: আর কেউ নেই।',
  'only-set-up': 'আর কোনো প্রোভাইডার যোগ করা নেই।',
  'only-able': 'এখন আর কেউ নেয় না: {{why}}।',
} as const
