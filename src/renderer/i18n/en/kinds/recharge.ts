import type { KindWords } from '../../kind-words.ts'

export const recharge = {
  name: 'recharge',
  number: 'Mobile number',
  operator: 'Operator',
  thisOperator: 'this operator',
  waits: 'Waiting for the operator.',
  failed: 'The recharge failed.',
  notMade: 'The recharge was not made.',
  notSent: 'The recharge was not sent',
  neverSent: 'The recharge was never sent.',
  notYetSent: 'The recharge has not been sent.',
  takenBack: 'The provider took the recharge back.',
  check: 'Check the number, whose it is, and the amount.',
  late: 'The recharge arrived late',
  owed: 'The shop owes you the recharge or the money.',
  noProof: 'This paper promises neither recharge nor money.',
  keep: 'Keep this slip until you have the recharge or the money in hand.',
  neither: 'the customer got neither the recharge nor the money before',
  most: 'The most for one recharge is {{limit}}. Sell it in parts.',
  whole: 'A recharge is in whole taka. Leave the poisha out.',
  arrived: 'The customer got it',
  notArrived: 'The customer did not get it',
  written: 'received',
  notWritten: 'not received',
  sms: 'On the phone with {{number}}: {{operator}} own SMS about {{amount}}, from {{time}} on.',
  otherwise: 'Without an SMS: the balance on that phone, or the pack it bought, now.',
  practice:
    'Any operator’s number will do. Others succeed in three to five seconds. Before it says ' +
    '“failed” the counter asks twice. What autoflexi or alsamiflexi leaves unknown, you decide.',
} as const satisfies KindWords
