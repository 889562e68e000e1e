import {
  type Certification,
  type CertificationProblem,
  type CertificationStep,
  certificationSteps,
  type FactName,
} from '../../contract/certification.ts'
import { type Money, taka } from '../../domain/money.ts'
import type { ProviderId } from '../../domain/provider.ts'

/**
 * The smallest recharge every operator takes, and autoflexi's own minimum. Packs are sold for less,
 * but only to the taka: an amount in between an operator refuses.
 */
export const SMALLEST_e4: Money = taka(20)

/** A step as it stands for a provider, before anything of the day is looked at. */
interface StepOutline {
  readonly measures: (provider: ProviderId) => readonly FactName[]
  readonly sales: number
  /** Money may go and bring nothing. */
  readonly risky: boolean
}

const byReference: Readonly<Record<ProviderId, readonly FactName[]>> = {
  autoflexi: [],
  alsamiflexi: ['lookup'],
  flexiloadbd: ['lookup', 'absence'],
}

export const outlines: Readonly<Record<CertificationStep, StepOutline>> = {
  https: { measures: () => ['https'], sales: 0, risky: false },
  'bad-key': { measures: () => ['bad-key'], sales: 0, risky: false },
  sale: {
    measures: (provider) => ['wallet-debit', ...byReference[provider]],
    sales: 1,
    risky: false,
  },
  again: { measures: () => ['same-number'], sales: 2, risky: false },
  refund: { measures: () => ['refund'], sales: 1, risky: true },
  'bad-number': { measures: () => ['bad-number'], sales: 0, risky: true },
  // autoflexi is sent no reference of ours.
  'same-reference': {
    measures: (provider) => (provider === 'autoflexi' ? [] : ['same-reference']),
    sales: 0,
    risky: true,
  },
}

/** The steps there are for a provider, with what each costs. */
export function stepsOf(
  provider: ProviderId,
  amount_e4: Money,
  cannot: (step: CertificationStep) => CertificationProblem | null,
): Certification['steps'] {
  return certificationSteps.flatMap((step) => {
    const { measures, sales, risky } = outlines[step]
    const facts = [...measures(provider)]
    if (facts.length === 0) return []
    return [{ step, measures: facts, sales, amount_e4, risky, cannot: cannot(step) }]
  })
}
