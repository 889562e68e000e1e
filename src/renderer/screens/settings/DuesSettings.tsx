import type { DuesSettings as Kept } from '../../../contract/dues.ts'
import { type Money, parseTaka, plainFigure } from '../../../domain/money.ts'
import { type SaleKind, saleKinds } from '../../../domain/sale.ts'
import { Notice } from '../../components/Notice.tsx'
import { Segments } from '../../components/Segments.tsx'
import { queryKeys } from '../../core/queries.ts'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import card from './Card.module.css'
import styles from './DuesSettings.module.css'
import { FigureLine } from './FigureLine.tsx'
import head from './SwitchCard.module.css'
import { useSave } from './use-save.ts'

interface Part {
  readonly kept: Kept
  readonly save: ReturnType<typeof useSaveDues>
}

/** Saves what the owner decided about credit; the rest stays as it was heard last. */
function useSaveDues(kept: Kept) {
  const { api } = useSession()
  return useSave(queryKeys.settings, (part: Partial<Kept>) =>
    api.settings.save({ dues: { ...kept, ...part } }),
  )
}

/** Who may owe, up to how much, and for what. */
export function DuesSettings({ kept }: Pick<Part, 'kept'>) {
  const { t } = useSay()
  const save = useSaveDues(kept)
  return (
    <section className={card['card']} aria-labelledby="set-dues">
      <h3 id="set-dues">{t('duesSettings.title')}</h3>
      <p className={head['lead']}>{t('duesSettings.lead')}</p>
      <FigureLine
        key={kept.limit_e4}
        label={t('duesSettings.limit')}
        hint={t('duesSettings.limitHint')}
        wrong={t('duesSettings.limitWrong')}
        kept={kept.limit_e4}
        written={plainFigure(kept.limit_e4)}
        maxLength={9}
        read={limitOf}
        isPending={save.isPending}
        onSave={(limit_e4) => save.mutate({ limit_e4 })}
      />
      <Segments
        onLine
        label={t('duesSettings.firm')}
        hint={t('duesSettings.firmHint')}
        value={kept.isLimitFirm ? 'stops' : 'warns'}
        choices={[
          { value: 'warns', words: t('duesSettings.warns') },
          { value: 'stops', words: t('duesSettings.stops') },
        ]}
        onChoose={(chosen) => save.mutate({ isLimitFirm: chosen === 'stops' })}
      />
      <Kinds kept={kept} save={save} />
    </section>
  )
}

function limitOf(typed: string): Money | null {
  const limit = parseTaka(typed, { decimals: 0, zero: true })
  return limit.ok ? limit.value : null
}

function Kinds({ kept, save }: Part) {
  const { t } = useSay()
  const choose = (kind: SaleKind, isSold: boolean) => {
    const others = kept.kinds.filter((one) => one !== kind)
    save.mutate({ kinds: isSold ? [...others, kind] : others })
  }
  return (
    <section className={styles['kinds']} aria-labelledby="set-dues-kinds">
      <h4 id="set-dues-kinds">{t('duesSettings.kinds')}</h4>
      <p className={head['lead']}>{t('duesSettings.kindsHint')}</p>
      {saleKinds.map((kind) => (
        <div key={kind} data-kind={kind}>
          {kind === 'transfer' && <Notice tone="wait">{t('duesSettings.cashKinds')}</Notice>}
          <Segments
            onLine
            label={t(`kinds.${kind}.name`)}
            value={kept.kinds.includes(kind) ? 'yes' : 'no'}
            choices={[
              { value: 'yes', words: t('duesSettings.yes') },
              { value: 'no', words: t('duesSettings.no') },
            ]}
            onChoose={(chosen) => choose(kind, chosen === 'yes')}
          />
        </div>
      ))}
    </section>
  )
}
