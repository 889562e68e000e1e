/** Why a sale does not go through the provider that the owner’s order would have it go through. */
export const passedOver = {
  kind: '{{provider}} does not sell this',
  'line-type': '{{provider}} cannot send this line type',
  'below-minimum': '{{provider}} takes {{limit}} at least',
  'above-maximum': '{{provider}} takes {{limit}} at most',
  'whole-taka': '{{provider}} takes whole taka',
  operator: '{{provider}} does not serve $t(kinds.{{kind}}.thisOperator)',
  'not-set-up': '{{provider}} is not set up',
  'plain-http': '{{provider}} has no https: {{limit}} at most',
  'key-refused': '{{provider}} does not take the key',
  'in-doubt': '{{provider}} is closed for now',
  resting: '{{provider}} rests a minute',
  short: '{{provider}} has too little balance',
  silent: '{{provider}} is not answering',
  'earns-less': '{{provider}} earns less',
} as const

/** Why it goes through this one, beside its name. */
export const chosenFor = {
  preference: 'first in your order',
  'earns-more': 'earns the most',
  'by-hand': 'your choice',
  'only-seller': 'the only one that sells this',
  'only-set-up': 'the only one set up',
  'only-able': 'the only one that takes this',
} as const

/** What `.` says where it can turn to nobody. */
export const noOther = {
  'only-seller': 'Only {{provider}} sells this: there is no other.',
  'only-set-up': 'No other provider is set up.',
  'only-able': 'No other takes it now: {{why}}.',
} as const
