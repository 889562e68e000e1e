import type { Provider, ProviderAccount, SaleAnswer } from '../providers/provider.ts'
import { accountMark } from '../account-mark.ts'
import type { Wallets } from '../wallets/wallets.ts'
import type { Facts } from './facts.ts'
import { type CertifiedRules, isTheKeyRefusal } from './rules.ts'

/**
 * A client that may do what was certified of its very account: alsamiflexi is asked by our
 * reference where it was seen to answer, and a key turned away in the certified words is a
 * refusal. Without a fact that holds it is the client it was.
 */
export function certifiedProvider(
  provider: Provider,
  account: ProviderAccount,
  facts: Facts,
): Provider {
  const { id, askByReference, askOperators, askPackages } = provider
  const mark = accountMark(account)
  const finds = () => facts.holding(id, mark, 'lookup')?.value === 'yes'
  const asRefusal = (answer: SaleAnswer): SaleAnswer => {
    if (answer.kind !== 'weak-refusal' || answer.why === 'duplicate') return answer
    const { raw, words } = answer
    const isOfTheKey = isTheKeyRefusal(facts, id, mark, raw)
    return isOfTheKey ? { kind: 'refused', reason: 'key', words, raw } : answer
  }
  return {
    id,
    repeatsReference: provider.repeatsReference,
    givenAt_ms: (providerReference) => provider.givenAt_ms(providerReference),
    cannotSell: (order) => provider.cannotSell(order),
    askBalance: () => provider.askBalance(),
    askByReference,
    askOperators: askOperators && (() => askOperators()),
    askPackages: askPackages && ((operator, isDrive) => askPackages(operator, isDrive)),
    async open(order) {
      const opened = await provider.open(order)
      if (opened.kind === 'not-sent') return opened
      return { ...opened, send: () => opened.send().then(asRefusal) }
    },
    canAsk: (question) =>
      provider.canAsk(question) ||
      (question.providerReference === null && askByReference !== null && finds()),
    askStatus: (question) =>
      askByReference !== null && !provider.canAsk(question) && finds()
        ? askByReference(question.order)
        : provider.askStatus(question),
  }
}

/** A wallet's evidence, less what was measured to make it doubtful. Never more. */
export function certifiedWallets(wallets: Wallets, rules: CertifiedRules): Wallets {
  return {
    ...wallets,
    evidence(sale) {
      const evidence = wallets.evidence(sale)
      if (!evidence) return null
      // Money of another sale that is on its way back looks like money taken for this one.
      if (rules.refundMayCome(sale)) return { ...evidence, finding: { kind: 'too-early' } }
      const late = rules.walletIsLate(sale.provider)
      return late ? { ...evidence, agreed: false, prompt: false } : evidence
    },
  }
}
