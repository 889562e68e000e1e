import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ProviderId, WalletName } from '../../../domain/provider.ts'
import { LINES_MAX } from '../../../domain/statement/columns.ts'
import { problemOf } from '../../core/refusal.ts'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import { useRefusalWords } from '../../sale/refusal-words.ts'
import { bring } from './bring.ts'
import { stage } from './desk.ts'
import { readFile, readText } from './read-file.ts'
import type { FileProblem, Rows } from './table-file.ts'

interface Whose {
  readonly provider: ProviderId
  readonly wallet: WalletName | null
}

type Source =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly file: File }

/** Reads what was pasted or chosen, brings it to the core, and shows what was understood. */
export function useSource({ provider, wallet }: Whose) {
  const { api } = useSession()
  const [problem, setProblem] = useState<FileProblem | null>(null)
  const reading = useMutation({
    mutationFn: async (source: Source) => {
      setProblem(null)
      const read = await (source.kind === 'text'
        ? readText(source.text)
        : readFile(new Uint8Array(await source.file.arrayBuffer())))
      if (!read.ok) return setProblem(read.problem)
      const name = source.kind === 'text' ? '' : source.file.name.slice(0, NAME_MAX)
      await show(read.value, name)
      return undefined
    },
  })
  const show = async (rows: Rows, name: string) => {
    const id = await bring(api, rows)
    const preview = await api.statements.preview({ id, provider })
    const brought = { id, provider, wallet, name, rows, preview, said: null, without: [] }
    stage.set(() => ({ kind: 'columns', brought }))
  }
  return {
    text: (text: string) => reading.mutate({ kind: 'text', text }),
    file: (file: File) => reading.mutate({ kind: 'file', file }),
    isReading: reading.isPending,
    problem: useSourceWords(problem, reading.error),
  }
}

const NAME_MAX = 120

function useSourceWords(problem: FileProblem | null, error: Error | null): string | null {
  const { t, count } = useSay()
  const refusalWords = useRefusalWords()
  if (problem) {
    const { code, row = 0 } = problem
    return t(`statementFile.${code}`, { row: count(row), lines: count(LINES_MAX) })
  }
  if (!error) return null
  const told = problemOf(error)
  return told.kind === 'refused' ? refusalWords(told.refusal) : t('statementFile.lost')
}
