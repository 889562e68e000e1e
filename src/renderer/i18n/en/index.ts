import {
  amountProblem,
  cannot,
  numberProblem,
  operatorProblem,
  providerSetting,
  refusal,
} from './problems.ts'
import { reason } from './reasons.ts'
import { recent, recharge, wallets } from './recharge.ts'
import { cause, next, observed, sale, source, state, tender } from './sale.ts'
import { decide, help, slip, transactions, welcome } from './screens.ts'
import { booksSettings, providerSettings, sentinel, settings } from './settings.ts'
import { connection, go, keys, shell } from './shell.ts'

export const en = {
  shell,
  connection,
  go,
  keys,
  recharge,
  wallets,
  recent,
  state,
  next,
  sale,
  cause,
  observed,
  source,
  tender,
  reason,
  numberProblem,
  amountProblem,
  cannot,
  operatorProblem,
  refusal,
  providerSetting,
  transactions,
  decide,
  slip,
  help,
  welcome,
  settings,
  providerSettings,
  booksSettings,
  sentinel,
}
