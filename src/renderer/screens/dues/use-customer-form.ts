import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { v7 } from 'uuid'
import type { Customer, CustomerSave } from '../../../contract/dues.ts'
import { CustomerId } from '../../../contract/payment.ts'
import { queryKeys } from '../../core/queries.ts'
import { problemOf } from '../../core/refusal.ts'
import { useSession } from '../../core/session.ts'
import { useAmountWords } from '../../i18n/amount-words.ts'
import { useSay } from '../../i18n/say.ts'
import { useRefusalWords } from '../../sale/refusal-words.ts'
import { goTo } from '../../shell/navigation.ts'
import { tell } from '../../shell/told.ts'
import {
  type CustomerDraft,
  type CustomerField,
  type CustomerWrong,
  draftOf,
  nameProblems,
  toSave,
  wrongInCustomer,
} from './customer-form.ts'

/** What is wrong, and at which of the fields. */
interface Said {
  readonly field: CustomerField | null
  readonly words: string
}

/** The form; a new customer has the id that was made when it opened. */
export function useCustomerForm(customer: Customer | null) {
  const [id] = useState(() => customer?.id ?? CustomerId.parse(v7()))
  const [draft, setDraft] = useState<CustomerDraft>(() => draftOf(customer))
  const [asked, setAsked] = useState(false)
  const saving = useSaving()
  const wrong = wrongInCustomer(draft)
  const wrongWords = useWrongWords()
  const said: Said | null =
    asked && wrong ? { field: wrong.field, words: wrongWords(wrong) } : saving.said
  return {
    draft,
    wrong,
    said,
    isSaving: saving.isPending,
    change: (part: Partial<CustomerDraft>) => {
      saving.reset()
      setDraft((now) => ({ ...now, ...part }))
    },
    ask: () => setAsked(true),
    save: (part: Pick<CustomerSave, 'isHidden'> = {}) => {
      setAsked(wrong !== null)
      if (wrong === null && !saving.isPending) saving.save({ ...toSave(id, draft), ...part })
      return wrong?.field ?? null
    },
  }
}

export type CustomerForm = ReturnType<typeof useCustomerForm>

function useSaving() {
  const { t } = useSay()
  const { api } = useSession()
  const queries = useQueryClient()
  const words = useRefusedWords()
  const saving = useMutation({
    mutationFn: (wanted: CustomerSave) => api.customers.save(wanted),
    onSuccess: async ({ id, name }) => {
      // The list has the row before the screen opens on it.
      await queries.invalidateQueries({ queryKey: queryKeys.customers })
      tell(t('customerForm.saved', { name }))
      goTo({ screen: 'dues', customer: id })
    },
  })
  return {
    save: saving.mutate,
    reset: saving.reset,
    isPending: saving.isPending,
    said: saving.error && words(saving.error),
  }
}

function useRefusedWords() {
  const { t } = useSay()
  const refusalWords = useRefusalWords()
  return (error: Error): Said => {
    const problem = problemOf(error)
    if (problem.kind !== 'refused') return { field: null, words: t('customerForm.lost') }
    const { refusal } = problem
    const code = refusal.code === 'BAD_INPUT' ? refusal.data.code : null
    const known = nameProblems.find((one) => one === code)
    if (!known) return { field: null, words: refusalWords(refusal) }
    const words = t(`customerForm.problem.${known}`)
    if (known === 'phone-used') return { field: 'phone', words }
    return { field: known === 'still-owes' ? null : 'name', words }
  }
}

function useWrongWords() {
  const { t } = useSay()
  const amountWords = useAmountWords()
  return (wrong: CustomerWrong): string => {
    switch (wrong.field) {
      case 'name':
        return t(`customerForm.problem.${wrong.code}`)
      case 'phone':
        return t(`numberProblem.${wrong.code}`)
      case 'limit':
        return amountWords(wrong.problem)
      default:
        return wrong satisfies never
    }
  }
}
