import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { DuesStatement } from '../../../contract/dues.ts'
import type { CustomerId } from '../../../contract/payment.ts'
import { copyText } from '../../complaint/copy-text.ts'
import { queryKeys } from '../../core/queries.ts'
import { useSession } from '../../core/session.ts'
import { useSettings } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { open } from '../../shell/navigation.ts'
import { tell } from '../../shell/told.ts'
import { duesMessage, MESSAGE_LINES } from './dues-message.ts'

/** The message about a statement, always in Bangla: it goes to the customer. */
export function useMessageText(): (statement: DuesStatement) => string {
  const { i18n } = useTranslation()
  const { digits } = useSay()
  const shopName = useSettings().data?.shopName ?? ''
  return (statement) => {
    const from = { t: i18n.getFixedT('bn'), digits, shopName, now_ms: Date.now() }
    return duesMessage(statement, from)
  }
}

/** Copies what a customer owes as a message, and says so; by hand where nothing copies. */
export function useCopyMessage(): (customer: CustomerId) => Promise<void> {
  const { t } = useSay()
  const { api } = useSession()
  const queries = useQueryClient()
  const messageText = useMessageText()
  return async (customer) => {
    const statement = await queries
      .fetchQuery({
        queryKey: queryKeys.statement(customer, MESSAGE_LINES),
        queryFn: () => api.dues.statement({ customer, lines: MESSAGE_LINES }),
      })
      .catch(() => null)
    if (statement === null) {
      tell(t('refusal.LOST'), 'fail')
      return
    }
    if (await copyText(messageText(statement))) {
      tell(t('duesStatement.copied', { name: statement.customer.name }))
    } else open({ kind: 'dues-message', customer })
  }
}
