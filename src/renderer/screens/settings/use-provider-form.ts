import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { baseUrlCodes, providerKeyCodes } from '../../../contract/codes.ts'
import type { ProviderSummary } from '../../../contract/schemas.ts'
import { queryKeys } from '../../core/queries.ts'
import { problemOf } from '../../core/refusal.ts'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import { useRefusalWords } from '../../sale/refusal-words.ts'
import { overHttps } from '../set-up/addresses.ts'
import { readPlan } from './plan-entry.ts'

interface Draft {
  readonly baseUrl: string
  readonly key: string
  readonly preference: number
  readonly acceptPlainHttp: boolean
  /** Calls a minute as they are typed; empty where the provider has no plans. */
  readonly plan: string
}

/**
 * A provider's settings while they are edited. The key is written and never read back.
 *
 * @param place in the order: the one it has, or would take
 * @param httpsFirst an address without https is kept with it, to see whether that answers
 */
export function useProviderForm(provider: ProviderSummary, place: number, httpsFirst = false) {
  const { api } = useSession()
  const queries = useQueryClient()
  const kept: Draft = {
    baseUrl: provider.baseUrl,
    key: '',
    preference: place,
    acceptPlainHttp: provider.acceptPlainHttp,
    plan: String(provider.perMinute ?? ''),
  }
  // Only what was typed is held here, so that the rest follows what the core keeps.
  const [typed, setTyped] = useState<Partial<Draft>>({})
  const draft: Draft = { ...kept, ...typed }
  const edit = (part: Partial<Draft>) => setTyped((before) => ({ ...before, ...part }))
  const plain = !httpsFirst && isPlain(draft.baseUrl)
  const perMinute = readPlan(draft.plan)
  const save = useMutation({
    mutationFn: () => {
      const { key, preference } = draft
      const acceptPlainHttp = plain && draft.acceptPlainHttp
      const isToTry = httpsFirst && isPlain(draft.baseUrl)
      const baseUrl = isToTry ? overHttps(draft.baseUrl) : draft.baseUrl
      const words = { provider: provider.provider, baseUrl, preference, acceptPlainHttp }
      return api.providers.save({
        ...words,
        ...(key !== '' && { key }),
        ...(provider.perMinute !== null && perMinute !== null && { perMinute }),
      })
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: queryKeys.providers })
      setTyped({})
    },
  })
  const test = useMutation({
    mutationFn: () => api.providers.test({ provider: provider.provider }),
  })
  const changed = JSON.stringify(draft) !== JSON.stringify(kept)
  const isPlanRead = provider.perMinute === null || perMinute !== null
  const problems = useFieldProblems(save.error)
  return { draft, edit, plain, isPlanRead, save, test, changed, problems }
}

export type ProviderFormState = ReturnType<typeof useProviderForm>

/** Unsealed on its way over a network; a provider on this very computer sends over none. */
function isPlain(address: string): boolean {
  const url = URL.parse(address.trim())
  return url?.protocol === 'http:' && !/^(?:localhost|127(?:\.\d+){3}|\[::1\])$/u.test(url.hostname)
}

interface FieldProblems {
  readonly baseUrl: string
  readonly key: string
  readonly other: string
}

/** What the core found wrong, at the field it found it in. */
function useFieldProblems(error: unknown): FieldProblems {
  const { t } = useSay()
  const refusalWords = useRefusalWords()
  const none: FieldProblems = { baseUrl: '', key: '', other: '' }
  if (error === null || error === undefined) return none
  const problem = problemOf(error)
  if (problem.kind === 'lost') return { ...none, other: t('refusal.LOST') }
  const { refusal } = problem
  if (refusal.code !== 'BAD_INPUT') return { ...none, other: refusalWords(refusal) }
  const { field, code } = refusal.data
  const address = baseUrlCodes.find((known) => known === code)
  if (field === 'baseUrl' && address) return { ...none, baseUrl: t(`addressProblem.${address}`) }
  const ofKey = providerKeyCodes.find((known) => known === code)
  if (field === 'key' && ofKey) return { ...none, key: t(`keyProblem.${ofKey}`) }
  return { ...none, other: refusalWords(refusal) }
}
