/** Where something is: “a pack at Robi”. In Bangla a word of its own; no text adds the ending. */
export const operatorIn = {
  GP: 'Grameenphone',
  RB: 'Robi',
  AT: 'Airtel',
  BL: 'Banglalink',
  TT: 'Teletalk',
  BK: 'bKash',
  NG: 'Nagad',
  RK: 'Rocket',
  PBP: 'Palli Bidyut',
  PBD: 'Palli Bidyut',
  DSP: 'DESCO',
  DSD: 'DESCO',
  JLB: 'Jalalabad Gas',
  SBG: 'Sundarban Gas',
  BRD: 'Bakhrabad Gas',
  ART: 'Amber IT',
} as const

/** Whose something is. */
export const operatorOf = {
  GP: 'Grameenphone’s',
  RB: 'Robi’s',
  AT: 'Airtel’s',
  BL: 'Banglalink’s',
  TT: 'Teletalk’s',
  BK: 'bKash’s',
  NG: 'Nagad’s',
  RK: 'Rocket’s',
  PBP: 'Palli Bidyut’s',
  PBD: 'Palli Bidyut’s',
  DSP: 'DESCO’s',
  DSD: 'DESCO’s',
  JLB: 'Jalalabad Gas’s',
  SBG: 'Sundarban Gas’s',
  BRD: 'Bakhrabad Gas’s',
  ART: 'Amber IT’s',
} as const
