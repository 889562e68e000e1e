import { useEffect, useRef } from 'react'
import type { CustomerId } from '../../../contract/payment.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { Field } from '../../components/Field.tsx'
import { useSay } from '../../i18n/say.ts'
import { MESSAGE_LINES } from './dues-message.ts'
import { useMessageText } from './use-copy-message.ts'
import { useStatement } from './use-statement.ts'

interface Props {
  readonly id: CustomerId
  readonly onClose: () => void
}

/** Where no copy went through: the whole message, marked, for Ctrl C. */
export function MessageDialog({ id, onClose }: Props) {
  const { t } = useSay()
  const statement = useStatement(id, MESSAGE_LINES)
  const messageText = useMessageText()
  const field = useRef<HTMLTextAreaElement>(null)
  const text = statement.data ? messageText(statement.data) : ''
  useEffect(() => {
    if (text === '') return
    field.current?.focus()
    field.current?.select()
  }, [text])
  return (
    <Dialog title={t('duesStatement.byHand')} onClose={onClose}>
      <Field label={t('duesStatement.notCopied')}>
        {({ id: fieldId }) => (
          <textarea ref={field} id={fieldId} rows={12} readOnly value={text} lang="bn" />
        )}
      </Field>
    </Dialog>
  )
}
