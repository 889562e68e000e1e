import type { DriftRow, Rule } from '../../../../contract/commission.ts'
import type { Earns, Share } from '../../../../domain/commission/earns.ts'
import { inDigits } from '../../../../domain/digits.ts'
import { useSay } from '../../../i18n/say.ts'
import { shareShown, type Whose } from './rule-form.ts'

/** How rules are said: what they earn, and whose sales they are for. */
export function useRuleWords() {
  const { t, count, digits, markName } = useSay()
  const share = (of: Share) =>
    t(`commission.share.${of.kind}`, { figure: inDigits(shareShown(of), digits) })
  return {
    earns: (of: Earns) =>
      of.kind === 'slab'
        ? t('commission.share.slab', { count: of.slabs.length, shown: count(of.slabs.length) })
        : share(of),
    whose: (whose: Whose) => (whose === 'all' ? t('commission.all') : markName(whose)),
    ruleFor: ({ of }: Pick<Rule, 'of'>) => {
      if (of.what === 'all') return t('commission.all')
      return of.what === 'operator' ? markName(of.operator) : of.packageName
    },
    driftOf: ({ operator, pack }: Pick<DriftRow, 'operator' | 'pack'>) =>
      pack ? pack.packageName : markName(operator),
  }
}
