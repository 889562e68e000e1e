import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { StatementColumn, StatementMapping } from '../../../domain/statement/columns.ts'
import { type LineState, wordKey } from '../../../domain/statement/state-words.ts'
import { queryKeys } from '../../core/queries.ts'
import { problemOf } from '../../core/refusal.ts'
import { useSession } from '../../core/session.ts'
import { useSay } from '../../i18n/say.ts'
import { useRefusalWords } from '../../sale/refusal-words.ts'
import { bring } from './bring.ts'
import { type Brought, firstToLookAt, openResult, stage } from './desk.ts'

/** As the contract takes it. */
const LEFT_OUT_MAX = 50

/** What its columns mean, said and read again with each change, and the one command that takes. */
export function useColumns(brought: Brought) {
  const { api } = useSession()
  const { id, provider, rows, preview, without } = brought
  const mapping = brought.said ?? preview.mapping
  const again = useMutation({
    mutationFn: async (next: Brought) => {
      const said = next.said ?? next.preview.mapping
      const look = { id, provider, mapping: said, without: [...next.without] }
      return await withTable(
        () => api.statements.preview(look),
        () => bring(api, rows, id),
      )
    },
    onSuccess: (read, next) => put({ ...next, preview: read }),
  })
  const change = (said: StatementMapping, left: readonly number[] = without) => {
    const next = { ...brought, said, without: left }
    put(next)
    again.mutate(next)
  }
  const taking = useTaking(brought, mapping)
  const { lines, problemCount, missingColumns } = preview
  const isClear = lines > 0 && problemCount === 0 && missingColumns.length === 0
  return {
    mapping,
    isReading: again.isPending,
    isReady: isClear && !again.isPending,
    isTaking: taking.isPending,
    problem: taking.problem,
    setColumn: (index: number, column: StatementColumn | null) =>
      change({ ...mapping, columns: withColumn(mapping.columns, index, column) }),
    setFirstLine: (firstLine: number) => change({ ...mapping, firstLine }),
    setDateOrder: (dateOrder: StatementMapping['dateOrder']) => change({ ...mapping, dateOrder }),
    setMinus: (minus: StatementMapping['minus']) => change({ ...mapping, minus }),
    setWord: (word: string, state: LineState) =>
      change({ ...mapping, stateWords: { ...mapping.stateWords, [wordKey(word)]: state } }),
    canLeaveOut: without.length < LEFT_OUT_MAX,
    leaveOut: (row: number) => change(mapping, [...without, row]),
    takeAllBack: () => change(mapping, []),
    take: () => {
      if (isClear && !again.isPending && !taking.isPending) taking.take()
    },
  }
}

export type Columns = ReturnType<typeof useColumns>

/** The newest word counts: an answer about an older one finds another in its place. */
function put(next: Brought): void {
  stage.set((now) => {
    if (now.kind !== 'columns' || now.brought.id !== next.id) return now
    const isNewer = now.brought.said !== next.said || now.brought.without !== next.without
    const isAnswer = now.brought.preview !== next.preview
    return isAnswer && isNewer ? now : { kind: 'columns', brought: next }
  })
}

/** A counter that was started anew, or another window, may have let go of the table. */
async function withTable<Value>(work: () => Promise<Value>, again: () => Promise<unknown>) {
  try {
    return await work()
  } catch (error) {
    const told = problemOf(error)
    const isGone =
      told.kind === 'refused' &&
      told.refusal.code === 'BAD_INPUT' &&
      told.refusal.data.code === 'no-draft'
    if (!isGone) throw error
    await again()
    return await work()
  }
}

function useTaking(brought: Brought, mapping: StatementMapping) {
  const { t } = useSay()
  const { api } = useSession()
  const queries = useQueryClient()
  const refusalWords = useRefusalWords()
  const { id, provider, wallet, name, rows, without } = brought
  const taking = useMutation({
    mutationFn: () => {
      const wanted = { id, provider, wallet, name, mapping, without: [...without] }
      return withTable(
        () => api.statements.import(wanted),
        () => bring(api, rows, id),
      )
    },
    onSuccess: (head) => {
      void queries.invalidateQueries({ queryKey: queryKeys.statements })
      openResult(head.id, firstToLookAt(head.counts))
    },
  })
  const told = taking.error && problemOf(taking.error)
  const words = told?.kind === 'refused' ? refusalWords(told.refusal) : t('statementFile.lost')
  return { take: taking.mutate, isPending: taking.isPending, problem: told ? words : null }
}

/** A meaning is of one column: where it is given to another, the first has none. */
function withColumn(
  columns: StatementMapping['columns'],
  index: number,
  column: StatementColumn | null,
): StatementMapping['columns'] {
  const others = Object.entries(columns).filter(([name, at]) => at !== index && name !== column)
  return { ...Object.fromEntries(others), ...(column === null ? {} : { [column]: index }) }
}
