import { useState } from 'react'
import type { TransferSettings as Kept } from '../../../contract/transfers.ts'
import { inDigits, toLatinDigits } from '../../../domain/digits.ts'
import { formatFigure, parseTaka } from '../../../domain/money.ts'
import { Button } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { useSay } from '../../i18n/say.ts'
import { ChargeTable } from './ChargeTable.tsx'
import styles from './NoticesSettings.module.css'
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
      <section className={styles['card']} aria-labelledby="set-transfers">
        <header className={styles['head']}>
          <h3 id="set-transfers">{t('transferSettings.title')}</h3>
          <output className={styles['standing']} data-transfers={kept.on ? 'on' : 'off'}>
            {t(kept.on ? 'transferSettings.on' : 'transferSettings.off')}
          </output>
          <Button onPress={() => save.mutate({ on: !kept.on })} isPending={save.isPending}>
            {t(kept.on ? 'noticeSettings.switchOff' : 'noticeSettings.switchOn')}
          </Button>
        </header>
        <p className={styles['lead']}>{t('transferSettings.hint')}</p>
        <OnceLine key={kept.typedOnceUpTo_e4} kept={kept} save={save} />
      </section>
      <ChargeTable kept={kept} save={save} />
    </>
  )
}

/** Up to how much an amount is typed once; saved with Enter. */
function OnceLine({ kept: { typedOnceUpTo_e4 }, save }: Part) {
  const { t, digits } = useSay()
  const [typed, setTyped] = useState(formatFigure(typedOnceUpTo_e4).replaceAll(',', ''))
  const read = parseTaka(typed, { decimals: 0, zero: true })
  const limit = read.ok ? read.value : null
  const isSame = limit === typedOnceUpTo_e4
  return (
    <form
      className={styles['line']}
      onSubmit={(event) => {
        event.preventDefault()
        if (limit !== null && !isSame) save.mutate({ typedOnceUpTo_e4: limit })
      }}
    >
      <Field
        label={t('transferSettings.once')}
        hint={t('transferSettings.onceHint')}
        problem={limit === null ? t('transferSettings.onceWrong') : null}
      >
        {({ id, describedBy, invalid }) => (
          <input
            id={id}
            data-digits=""
            inputMode="numeric"
            autoComplete="off"
            maxLength={9}
            aria-invalid={invalid}
            aria-describedby={describedBy}
            value={inDigits(toLatinDigits(typed), digits)}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <Button
        type="submit"
        onPress={() => undefined}
        isDisabled={limit === null || isSame}
        isPending={save.isPending}
      >
        {t('settings.save')}
      </Button>
    </form>
  )
}
