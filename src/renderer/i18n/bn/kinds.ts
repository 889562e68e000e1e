export const transfer = {
  personal: 'পার্সোনাল',
  agent: 'এজেন্ট',
} as const

export const bill = {
  prepaid: 'প্রিপেইড',
  postpaid: 'পোস্টপেইড',
} as const
