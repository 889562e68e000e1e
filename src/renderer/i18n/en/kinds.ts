/** Words of what is sold beside recharge. */
export const transfer = {
  personal: 'personal',
  agent: 'agent',
} as const

export const bill = {
  prepaid: 'prepaid',
  postpaid: 'postpaid',
} as const
