import type { Words } from '../words.ts'
import {
  certification,
  certifiedAsked,
  certifiedFinding,
  certifiedName,
  certifiedProblem,
  certifiedStep,
} from './certification.ts'
import { commission } from './commission.ts'
import { chosenFor, noOther, passedOver } from './choice.ts'
import { billAccounts, bills } from './bills.ts'
import { bill } from './kinds/bill.ts'
import { kinds } from './kinds/index.ts'
import { transfer } from './kinds/transfer.ts'
import { drive, otherPrice, packages, packChange, packProblem } from './packages.ts'
import { operatorIn, operatorOf } from './operators.ts'
import {
  amountProblem,
  cannot,
  noneCan,
  numberProblem,
  operatorProblem,
  addressProblem,
  keyProblem,
  refusal,
} from './problems.ts'
import { reason, remedy, remedyAlone } from './reasons.ts'
import { recent, recharge, wallets } from './recharge.ts'
import {
  cause,
  calledOff,
  inLine,
  debited,
  fromCopy,
  moneyBack,
  moneyStep,
  next,
  observed,
  sale,
  source,
  state,
  tender,
} from './sale.ts'
import { rescue } from './rescue.ts'
import { decide, slip, transactions, welcome } from './screens.ts'
import { plainHttp, setUp } from './set-up.ts'
import { booksSettings, noticeSettings, providerSettings, settings } from './settings.ts'
import { alerts, aria, connection, go, keys, shell } from './shell.ts'
import { transferAmount, transferLegal, transferScreen, transferSettings } from './transfers.ts'
import { complaint, drift, lowBalance, topUp, walletsScreen } from './wallets.ts'

export const bn: Words = {
  shell,
  connection,
  alerts,
  go,
  keys,
  aria,
  recharge,
  wallets,
  walletsScreen,
  drift,
  topUp,
  lowBalance,
  complaint,
  recent,
  state,
  next,
  calledOff,
  inLine,
  debited,
  fromCopy,
  moneyBack,
  moneyStep,
  sale,
  cause,
  observed,
  source,
  tender,
  reason,
  remedy,
  remedyAlone,
  numberProblem,
  amountProblem,
  cannot,
  noneCan,
  passedOver,
  chosenFor,
  noOther,
  operatorProblem,
  refusal,
  addressProblem,
  keyProblem,
  packages,
  packChange,
  packProblem,
  drive,
  otherPrice,
  transfer,
  transferScreen,
  transferAmount,
  transferLegal,
  transferSettings,
  commission,
  bill,
  bills,
  billAccounts,
  operatorIn,
  operatorOf,
  transactions,
  decide,
  slip,
  welcome,
  settings,
  providerSettings,
  setUp,
  plainHttp,
  booksSettings,
  noticeSettings,
  certification,
  certifiedAsked,
  certifiedFinding,
  certifiedName,
  certifiedProblem,
  certifiedStep,
  rescue,
  kinds,
}
