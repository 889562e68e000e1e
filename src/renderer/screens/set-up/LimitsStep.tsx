import type { ProviderSummary } from '../../../contract/schemas.ts'
import { amountLimit, capabilities, type Capability } from '../../../domain/capability.ts'
import { present } from '../../../domain/result.ts'
import { lineTypes } from '../../../domain/operator.ts'
import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useHealth } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { PlainHttpMost } from '../settings/PlainHttpMost.tsx'
import { useCap } from '../settings/use-cap.ts'
import { WarnBelow } from '../wallets/WarnBelow.tsx'
import { Pace } from './Pace.tsx'
import styles from './SetUpDialog.module.css'

interface Props {
  readonly provider: ProviderSummary
  readonly onward: () => void
}

/** What it takes for one sale, and what the owner says of it: each line is kept by itself. */
export function LimitsStep({ provider, onward }: Props) {
  const { t } = useSay()
  const cap = useCap(provider)
  return (
    <div className={styles['form']}>
      <Taken provider={provider} />
      <Pace provider={provider} />
      <WarnBelow provider={provider.provider} />
      {provider.plainHttp && (
        <>
          <Notice tone="fail">{t('providerSettings.httpLasting')}</Notice>
          <PlainHttpMost provider={provider} />
        </>
      )}
      {cap.problem !== null && (
        <p role="alert" className={styles['problem']}>
          {cap.problem}
        </p>
      )}
      <div className={styles['actions']}>
        <Button
          kind="brand"
          takesFocus
          isPending={cap.isSaving}
          onPress={() => cap.save(provider.plainHttpMost_e4, onward)}
        >
          {t('setUp.limitsRight')} <Kbd cap="Enter" onBrand />
        </Button>
      </div>
    </div>
  )
}

/** From the table of what can be sold through whom. */
function Taken({ provider }: Pick<Props, 'provider'>) {
  const { t } = useSay()
  const date = useHealth().data?.today.businessDate ?? ''
  const rows = capabilities.filter((row) => row.provider === provider.provider)
  return (
    <table className={styles['taken']}>
      <caption className="unseen">{t('setUp.taken')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('setUp.sale')}</th>
          <th scope="col">{t('setUp.range')}</th>
          <th scope="col">{t('setUp.lines')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.kind}>
            <th scope="row">{t(`kinds.${row.kind}.name`)}</th>
            <td>
              <Range row={row} date={date} />
            </td>
            <td>
              <Lines row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Range({ row, date }: { readonly row: Capability; readonly date: string }) {
  const { t, taka } = useSay()
  const operator = present(row.operators[0], `an operator of ${row.provider}`)
  const limit = amountLimit(row, { operator }, date)
  if (row.limits.length === 0) return t('setUp.listPrice')
  return limit && t('setUp.fromTo', { min: taka(limit.min_e4), max: taka(limit.max_e4) })
}

function Lines({ row: { kind, lines } }: { readonly row: Capability }) {
  const { t, line } = useSay()
  if (lines === null) return '–'
  const named = lineTypes
    .filter((one) => lines[one] !== undefined)
    .map(line)
    .join(', ')
  // A pack is for every line of its network: only those with a list of their own are named.
  if (kind !== 'package' && kind !== 'drive') return named
  return named === '' ? t('setUp.allLines') : t('setUp.allLinesBut', { lines: named })
}
