import type { RechargeSettings } from '../../../contract/recharges.ts'
import { SMALL_CHARGE_MOST_e4 } from '../../../domain/kinds/recharge/small-charge.ts'
import { RECHARGE_CAP } from '../../../domain/limits.ts'
import { type Money, parseTaka, plainFigure } from '../../../domain/money.ts'
import { queryKeys } from '../../core/queries.ts'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import { FigureLine } from './FigureLine.tsx'
import { SwitchCard } from './SwitchCard.tsx'
import styles from './SwitchCard.module.css'
import { useSave } from './use-save.ts'

/** What is asked beside a small recharge; nothing until the owner switches it on. */
export function SmallCharge({ kept }: { readonly kept: RechargeSettings }) {
  const { t, taka } = useSay()
  const { api } = useSession()
  const save = useSave(queryKeys.settings, (part: Partial<RechargeSettings>) =>
    api.settings.save({ recharges: { ...kept, ...part } }),
  )
  const { on, below_e4, charge_e4 } = kept
  const words = { below: taka(below_e4), charge: taka(charge_e4) }
  const figure = { maxLength: 6, isPending: save.isPending }
  return (
    <SwitchCard
      id="set-small-charge"
      title={t('smallCharge.title')}
      lead={t('smallCharge.hint')}
      standing={
        <output className={styles['standing']} data-small-charge={on ? 'on' : 'off'}>
          {on ? t('smallCharge.on', words) : t('smallCharge.off')}
        </output>
      }
      isOn={on}
      isPending={save.isPending}
      onSwitch={() => save.mutate({ on: !on })}
    >
      <FigureLine
        key={`below ${below_e4}`}
        label={t('smallCharge.below')}
        hint={t('smallCharge.belowHint')}
        wrong={t('smallCharge.belowWrong', { most: taka(RECHARGE_CAP) })}
        kept={below_e4}
        written={plainFigure(below_e4)}
        read={(typed) => wholeUpTo(typed, RECHARGE_CAP)}
        onSave={(below) => save.mutate({ below_e4: below })}
        {...figure}
      />
      <FigureLine
        key={`charge ${charge_e4}`}
        label={t('smallCharge.charge')}
        hint={t('smallCharge.chargeHint')}
        wrong={t('smallCharge.chargeWrong', { most: taka(SMALL_CHARGE_MOST_e4) })}
        kept={charge_e4}
        written={plainFigure(charge_e4)}
        read={(typed) => wholeUpTo(typed, SMALL_CHARGE_MOST_e4)}
        onSave={(charge) => save.mutate({ charge_e4: charge })}
        {...figure}
      />
    </SwitchCard>
  )
}

/** In whole taka, more than nothing; null for what cannot be meant. */
function wholeUpTo(typed: string, most: Money): Money | null {
  const read = parseTaka(typed, { decimals: 0 })
  return read.ok && read.value <= most ? read.value : null
}
