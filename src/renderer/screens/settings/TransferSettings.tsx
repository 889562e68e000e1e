import type { TransferSettings as Kept } from '../../../contract/transfers.ts'
import { type Money, parseTaka, plainFigure } from '../../../domain/money.ts'
import { useSay } from '../../i18n/say.ts'
import { ChargeTable } from './ChargeTable.tsx'
import { FigureLine } from './FigureLine.tsx'
import { SwitchCard } from './SwitchCard.tsx'
import styles from './SwitchCard.module.css'
import { type SaveTransfers, useSaveTransfers } from './use-transfer-settings.ts'

interface Part {
  readonly kept: Kept
  readonly save: SaveTransfers
}

/** Mobile money: whether the shop sells it, what it charges, and when an amount is typed twice. */
export function TransferSettings({ kept }: Pick<Part, 'kept'>) {
  const { t } = useSay()
  const save = useSaveTransfers(kept)
  return (
    <>
      <SwitchCard
        id="set-transfers"
        title={t('transferSettings.title')}
        lead={t('transferSettings.hint')}
        standing={
          <output className={styles['standing']} data-transfers={kept.on ? 'on' : 'off'}>
            {t(kept.on ? 'transferSettings.on' : 'transferSettings.off')}
          </output>
        }
        isOn={kept.on}
        isPending={save.isPending}
        onSwitch={() => save.mutate({ on: !kept.on })}
      >
        <OnceLine key={kept.typedOnceUpTo_e4} kept={kept} save={save} />
      </SwitchCard>
      <ChargeTable kept={kept} save={save} />
    </>
  )
}

/** Up to how much an amount is typed once; saved with Enter. */
function OnceLine({ kept: { typedOnceUpTo_e4 }, save }: Part) {
  const { t } = useSay()
  return (
    <FigureLine
      label={t('transferSettings.once')}
      hint={t('transferSettings.onceHint')}
      wrong={t('transferSettings.onceWrong')}
      kept={typedOnceUpTo_e4}
      written={plainFigure(typedOnceUpTo_e4)}
      maxLength={9}
      read={limitOf}
      isPending={save.isPending}
      onSave={(limit) => save.mutate({ typedOnceUpTo_e4: limit })}
    />
  )
}

function limitOf(typed: string): Money | null {
  const limit = parseTaka(typed, { decimals: 0, zero: true })
  return limit.ok ? limit.value : null
}
