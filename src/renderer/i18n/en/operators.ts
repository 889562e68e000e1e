/** Where something is: “a pack at Robi”. In Bangla a word of its own; no text adds the ending. */
export const operatorIn = {
  GP: 'Grameenphone',
  RB: 'Robi',
  AT: 'Airtel',
  BL: 'Banglalink',
  TT: 'Teletalk',
} as const

/** Whose something is. */
export const operatorOf = {
  GP: 'Grameenphone’s',
  RB: 'Robi’s',
  AT: 'Airtel’s',
  BL: 'Banglalink’s',
  TT: 'Teletalk’s',
} as const
