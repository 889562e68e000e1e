import { Button } from '../components/Button.tsx'
import { useSay } from '../i18n/say.ts'
import { goTo } from '../shell/navigation.ts'
import type { HeldBy } from './held-by.ts'
import styles from './SaleActions.module.css'

interface Props {
  readonly held: HeldBy
}

/** In place of the next step, which would tell to try again. */
export function HeldWords({ held, className }: Props & { readonly className: string | undefined }) {
  return (
    <p className={`${className} ${styles['problem']}`} role="alert">
      {held.words}
    </p>
  )
}

export function ShowHolder({ held }: Props) {
  const { t } = useSay()
  return (
    <Button kind="brand" onPress={() => goTo({ screen: 'transactions', sale: held.id })}>
      {t('sale.showReplaced')}
    </Button>
  )
}
