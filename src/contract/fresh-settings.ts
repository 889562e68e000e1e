import { usualSmallCharge } from '../domain/kinds/recharge/small-charge.ts'
import { noCharges } from '../domain/kinds/transfer/charge.ts'
import { TYPED_ONCE_UP_TO_e4 } from '../domain/kinds/transfer/twice.ts'
import { usualLowBalance_e4 } from '../domain/low-balance.ts'
import { usualPrinter } from '../domain/paper/printer.ts'
import { taka } from '../domain/money.ts'
import { usualPaper } from './papers.ts'
import type { Settings } from './schemas.ts'

/** A counter before its owner has said anything: in Bangla, figures in Latin digits. */
export const freshSettings: Settings = {
  shopName: '',
  language: 'bn',
  digits: 'latin',
  slipWidth_mm: 58,
  sound: true,
  lowBalance_e4: usualLowBalance_e4,
  transfers: { on: false, typedOnceUpTo_e4: TYPED_ONCE_UP_TO_e4, charges: [...noCharges] },
  recharges: { ...usualSmallCharge },
  cutOff_min: 0,
  shifts: { blind: false, signAbove_e4: taka(50) },
  dues: { limit_e4: taka(500), isLimitFirm: false, kinds: ['recharge', 'package', 'drive'] },
  printer: usualPrinter,
  paper: usualPaper,
  welcomed: false,
}
