import type { SaleReasonCode } from '../../contract/codes.ts'
import type { SaleStep } from '../../domain/sale-machine.ts'
import type { WalletFinding } from '../../domain/wallet-doubt.ts'
import type { Log } from '../log.ts'
import type { SaleRow } from '../sales/rows.ts'
import type { Transitions } from '../sales/transition.ts'
import type { WalletEvidence } from '../wallets/evidence.ts'
import type { Wallets } from '../wallets/wallets.ts'

interface WalletParts {
  readonly wallets: Pick<Wallets, 'read' | 'evidence'>
  readonly transitions: Pick<Transitions, 'take' | 'observe'>
  readonly log: Pick<Log, 'warn'>
}

/**
 * Where nobody can be asked, the wallet is: its figures are laid beside the sale, and what they
 * prove is done (money.md §4, autoflexi).
 */
export async function lookAtWallet(
  sale: SaleRow,
  { wallets, transitions, log }: WalletParts,
): Promise<void> {
  const answer = await wallets.read(sale.provider)
  if (answer?.kind !== 'balances') return
  const mine = answer.wallets.find(({ wallet }) => wallet === sale.wallet)
  const observed = {
    source: 'balance',
    class: answer.kind,
    raw: answer.raw,
    balance_e4: mine?.balance_e4 ?? null,
  } as const
  const next = stepFor(sale, wallets.evidence(sale))
  if (!next) {
    transitions.observe(sale, observed)
    return
  }
  // While the wallet was read the sale may have been named, or decided by a person.
  const taken = transitions.take(sale.seq, next, { cause: 'settlement', words: '', observed })
  if (!taken.ok) log.warn('wallet-not-taken', { sale: sale.id, why: taken.problem })
}

/**
 * A debit is the provider's word that it took the money, not that the customer got anything: a
 * person asks the customer. An untouched wallet says by itself that nothing was executed only
 * where it is known to show every sale at once; else a person confirms.
 */
function stepFor(sale: SaleRow, evidence: WalletEvidence | null): SaleStep | null {
  if (!evidence || sale.provider_reference !== null || sale.suspended === 1) return null
  const { finding, agreed, prompt } = evidence
  switch (finding.kind) {
    case 'debited':
      return { type: 'debited', debit_e4: finding.debit_e4 }
    case 'untouched':
      if (agreed && prompt && finding.soon)
        return { type: 'not-executed', proof: 'wallet-untouched' }
      return sale.state === 'in-doubt' ? { type: 'overdue', why: 'wallet-untouched' } : null
    case 'unclear':
    case 'too-early':
    default:
      return null
  }
}

/** Why a person is asked, where time alone brings it to that. */
export function overdueWhy(finding: WalletFinding | null): SaleReasonCode {
  if (finding?.kind === 'untouched') return 'wallet-untouched'
  return finding?.kind === 'unclear' ? 'wallet-unclear' : 'overdue'
}
