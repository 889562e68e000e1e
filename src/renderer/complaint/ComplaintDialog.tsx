import { useEffect, useRef } from 'react'
import { Dialog } from '../components/Dialog.tsx'
import { Field } from '../components/Field.tsx'
import { useSale, useSettings } from '../core/use-core.ts'
import { useSay } from '../i18n/say.ts'
import { complaintText } from './complaint-text.ts'

interface Props {
  readonly id: string
  readonly onClose: () => void
}

/** Where no copy went through: the whole text, marked, for Ctrl C or a camera. */
export function ComplaintDialog({ id, onClose }: Props) {
  const { t } = useSay()
  const sale = useSale(id)
  const settings = useSettings()
  const field = useRef<HTMLTextAreaElement>(null)
  const text = sale.data ? complaintText(sale.data, settings.data?.shopName ?? '') : ''
  useEffect(() => {
    if (text === '') return
    field.current?.focus()
    field.current?.select()
  }, [text])
  return (
    <Dialog title={t('complaint.byHand')} onClose={onClose} size="wide">
      <Field label={t('complaint.notCopied')}>
        {({ id: fieldId }) => (
          <textarea ref={field} id={fieldId} rows={18} readOnly value={text} dir="auto" />
        )}
      </Field>
    </Dialog>
  )
}
