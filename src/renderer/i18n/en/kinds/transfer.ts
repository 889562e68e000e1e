import type { KindWords } from '../../kind-words.ts'

export const transferWords = {
  name: 'mobile banking',
  number: 'Wallet number',
  operator: 'Wallet',
  thisOperator: 'this wallet',
  waits: 'Waiting for the provider’s answer.',
  failed: 'The transfer failed.',
  notMade: 'The transfer was not made.',
  notSent: 'The transfer was not sent',
  neverSent: 'The transfer was never sent.',
  notYetSent: 'The transfer has not been sent.',
  takenBack: 'The provider took the transfer back.',
  check: 'Check the number, which wallet it is, and the amount.',
  late: 'The transfer reached the wallet late',
  owed: 'Either it reaches the wallet, or the shop gives the money back.',
  noProof: 'This paper proves neither a transfer nor money due.',
  keep: 'Keep this slip until the money is in the wallet, or back in your hand.',
  neither: 'the money neither reached the wallet nor was given back before',
  most: 'The most for one transfer is {{limit}}. Type less.',
  whole: 'Mobile money is sent in whole taka. Leave the poisha out.',
  arrived: 'The money is in the wallet',
  notArrived: 'The money is not in the wallet',
  written: 'in the wallet',
  notWritten: 'not in the wallet',
  sms: 'On the phone of {{number}}: {{operator}} own SMS about {{amount}}, from {{time}} on.',
  otherwise: 'Without an SMS: the statement in the wallet’s app, on the phone that owns it.',
  practice:
    'Any wallet will do: choose the brand with /. Others succeed in three to five seconds. ' +
    'Before it says “failed” the counter asks twice.',
} as const satisfies KindWords

/** Whose wallet it is. */
export const transfer = {
  personal: 'personal',
  agent: 'agent',
} as const
