import type { SaleId } from '../../domain/sale.ts'
import { useSay } from '../i18n/say.ts'
import { open } from '../shell/navigation.ts'
import { SaleButton } from './SaleButton.tsx'

/** Opens the decision about a sale, wherever it stands in the way. */
export function DecideButton({ sale }: { readonly sale: SaleId }) {
  const { t } = useSay()
  return (
    <SaleButton by="decide" kind="brand" onPress={() => open({ kind: 'decide', sale })}>
      {t('sale.decide')}
    </SaleButton>
  )
}
