import type { KindWords } from '../../kind-words.ts'

export const pack = {
  name: 'package',
  number: 'Mobile number',
  operator: 'Operator',
  thisOperator: 'this operator',
  waits: 'Waiting for the operator.',
  failed: 'The package failed.',
  notMade: 'The package was not started.',
  notSent: 'The package was not sent',
  neverSent: 'The package was never sent.',
  notYetSent: 'The package has not been sent.',
  takenBack: 'The provider took the package back.',
  check: 'Check the number, whose it is, and the package.',
  late: 'The package arrived late',
  owed: 'The shop owes you the package or the money.',
  noProof: 'This paper promises neither package nor money.',
  keep: 'Keep this slip until you have the package or the money in hand.',
  neither: 'the customer got neither the package nor the money before',
  most: 'The most for one package is {{limit}}. Choose a cheaper one.',
  whole: 'A package costs whole taka. Choose it from the list again.',
  arrived: 'The customer got the package',
  notArrived: 'The customer did not get the package',
  written: 'received',
  notWritten: 'not received',
  sms: 'On the phone with {{number}}: {{operator}} own SMS about the package, from {{time}} on.',
  otherwise: 'Without an SMS: the packages that run on that phone now, as it lists them itself.',
  practice:
    'Any operator’s number will do, and any package. Others succeed in three to five seconds, a ' +
    'drive package in twenty minutes. Before it says “failed” the counter asks twice.',
} as const satisfies KindWords
