import {
  amountProblem,
  cannot,
  numberProblem,
  operatorProblem,
  addressProblem,
  keyProblem,
  refusal,
} from './problems.ts'
import { reason } from './reasons.ts'
import { recent, recharge, wallets } from './recharge.ts'
import { cause, moneyBack, next, observed, sale, source, state, tender } from './sale.ts'
import { decide, slip, transactions, welcome } from './screens.ts'
import { booksSettings, providerSettings, settings } from './settings.ts'
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
  moneyBack,
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
  addressProblem,
  keyProblem,
  transactions,
  decide,
  slip,
  welcome,
  settings,
  providerSettings,
  booksSettings,
}
