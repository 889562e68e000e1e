import type { HouseRules } from '../../domain/kinds/kind.ts'
import { usualSmallCharge } from '../../domain/kinds/recharge/small-charge.ts'
import { wallet as walletOf } from '../../domain/ledger.ts'
import { money } from '../../domain/money.ts'
import type { ProviderId } from '../../domain/provider.ts'
import { createSaleCommands } from '../sales/commands.ts'
import type { Days } from '../day-close/days.ts'
import type { Dispatch } from '../sales/dispatch.ts'
import type { Sellers } from '../sales/choose.ts'
import type { WalletSaysOf } from '../sales/reading.ts'
import { makeReference } from '../sales/reference.ts'
import type { RuledCommission } from '../sales/earned.ts'
import { createSubmit, type NotNow } from '../sales/submit.ts'
import type { Transitions } from '../sales/transition.ts'
import type { SaleWords, Wallets } from '../wallets/wallets.ts'
import { createCreditRules } from '../dues/credit-rules.ts'
import type { Ground } from './ground.ts'
import type { CoreParts } from './parts.ts'

/** Only of a sale the provider has not named: what it says itself is worth more than a wallet. */
export function walletSaysOf(wallets: Wallets): WalletSaysOf {
  return (sale) => {
    const inDoubt = sale.state === 'in-doubt' || sale.state === 'needs-review'
    if (!inDoubt || sale.provider_reference !== null) return null
    const evidence = wallets.evidence(sale)
    if (!evidence) return null
    const { finding, before_e4, after_e4, taken_e4, sales } = evidence
    // In suspense, what was taken is explained, and a later look speaks of it only where as much
    // or more has come since.
    if (sale.suspended === 1) {
      const left_e4 = money(sale.expected_cost_e4 + (taken_e4 ?? 0))
      if (left_e4 <= 0) return { finding: 'unclear', before_e4, after_e4, taken_e4: left_e4, sales }
      const taken = sale.charged_e4 === null ? null : money(sale.charged_e4)
      return { finding: 'debited', before_e4, after_e4, taken_e4: taken, sales: 1 }
    }
    return { finding: finding.kind, before_e4, after_e4, taken_e4, sales }
  }
}

interface Sending {
  readonly dispatch: Dispatch
  readonly transitions: Transitions
  readonly days: Pick<Days, 'closing'>
}

/** What the screen and the owner's wizard sell by: the one road to the wire. */
export function createSelling(
  { db, random }: CoreParts,
  ground: Ground,
  { dispatch, transitions, days }: Sending,
) {
  const { identity, run, shopDay, changes, alarms, post, accounts, wallets, policy } = ground
  const { restorations, twins, packages: shelf, settings } = ground
  const storing = { db, post, run, shopDay, changes, alarms, transitions, restorations }
  const live = (provider: ProviderId) => accounts.live(provider)
  const sellers: Sellers = {
    live,
    keyRefused: (provider) => accounts.keyRefused(provider),
    preference: (provider) => accounts.preference(provider),
    shut: (provider) => policy.shut(provider),
    isSilent: (provider) => ground.health.isSilent(provider),
    free_e4: (at) =>
      wallets.opened(at.provider, at.wallet) ? ground.balances.balance(walletOf(at)) : null,
  }
  const learned = (of: SaleWords) => wallets.learnedCommission(of)
  const house = () => settings.get()
  const ruled: RuledCommission = (sale, at) => ground.commissionRules.of(sale, at)
  const asking = { sellers, shelf, twins, learned, ruled, house }
  const allowsCredit = createCreditRules(db, () => settings.get().dues)
  const needsShift = () => ground.shifts.needed()
  const notNow = (): NotNow | null => {
    const businessDate = days.closing()
    if (businessDate !== null) return { why: 'closing', businessDate }
    const doubt = ground.clockCheck.doubt()
    if (doubt) return { why: 'clock', doubt }
    return needsShift() ? { why: 'no-shift' } : null
  }
  const sellingBy = (rules: () => HouseRules) => {
    const seller = { identity, random, allowsCredit, notNow, house: rules }
    const submit = createSubmit({ ...storing, ...asking, ...seller })
    return createSaleCommands({ ...storing, submit, dispatch, live, needsShift })
  }
  const sales = sellingBy(house)
  // Of the wizard, to the owner's own number: nobody stands there who would pay a charge.
  const ownSales = sellingBy(() => ({ ...house(), recharges: usualSmallCharge }))
  const newReference = () => makeReference(identity, run.moment().at_ms, random)
  return { asking, sales, ownSales, newReference }
}

export type Selling = ReturnType<typeof createSelling>
