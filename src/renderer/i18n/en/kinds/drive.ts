import type { KindWords } from '../../kind-words.ts'
import { pack } from './package.ts'

export const drive = {
  ...pack,
  name: 'drive package',
  waits: 'A drive package: loading it may take a few hours.',
  failed: 'The drive package failed.',
  notMade: 'The drive package was not started.',
  notSent: 'The drive package was not sent',
  neverSent: 'The drive package was never sent.',
  notYetSent: 'The drive package has not been sent.',
  takenBack: 'The provider took the drive package back.',
  late: 'The drive package arrived late',
  owed: 'The shop owes you the drive package or the money.',
  noProof: 'This paper promises neither drive package nor money.',
  keep: 'Keep this slip until you have the drive package or the money in hand.',
  neither: 'the customer got neither the drive package nor the money before',
  most: 'The most for one drive package is {{limit}}. Choose a cheaper one.',
  whole: 'A drive package costs whole taka. Choose it from the list again.',
  arrived: 'The customer got the drive package',
  notArrived: 'The customer did not get the drive package',
} as const satisfies KindWords
