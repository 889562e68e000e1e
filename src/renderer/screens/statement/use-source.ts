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
  | { readonly kind: 'file'; readonly file: File; readonly sheet: string | null }

/** A spreadsheet of which somebody must say where in it the statement stands. */
export interface SheetsOf {
  readonly file: File
  readonly sheets: readonly string[]
}

/** Reads what was pasted or chosen, brings it to the core, and shows what was understood. */
export function useSource({ provider, wallet }: Whose) {
  const { api } = useSession()
  const [problem, setProblem] = useState<FileProblem | null>(null)
  const [which, setWhich] = useState<SheetsOf | null>(null)
  const reading = useMutation({
    mutationFn: async (source: Source) => {
      setProblem(null)
      setWhich(null)
      const read = await readSource(source)
      if (read.ok) return await show(read.value, nameOf(source))
      const { problem: found } = read
      const isOfFile = source.kind === 'file' && found.code === 'which-sheet'
      if (isOfFile) setWhich({ file: source.file, sheets: found.sheets })
      setProblem(found)
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
    file: (file: File, sheet: string | null = null) =>
      reading.mutate({ kind: 'file', file, sheet }),
    which,
    isReading: reading.isPending,
    problem: useSourceWords(problem, reading.error),
  }
}

async function readSource(source: Source) {
  if (source.kind === 'text') return await readText(source.text)
  return await readFile(new Uint8Array(await source.file.arrayBuffer()), source.sheet)
}

const NAME_MAX = 120

/** Of the file, and of its sheet where it has several. */
function nameOf(source: Source): string {
  if (source.kind === 'text') return ''
  const { file, sheet } = source
  return (sheet === null ? file.name : `${file.name} · ${sheet}`).slice(0, NAME_MAX)
}

function useSourceWords(problem: FileProblem | null, error: Error | null): string | null {
  const { t, count } = useSay()
  const refusalWords = useRefusalWords()
  if (problem) {
    const row = problem.code === 'which-sheet' ? 0 : (problem.row ?? 0)
    const shown = { row: count(row), lines: count(LINES_MAX) }
    return t(`statementFile.${problem.code}`, shown)
  }
  if (!error) return null
  const told = problemOf(error)
  return told.kind === 'refused' ? refusalWords(told.refusal) : t('statementFile.lost')
}
