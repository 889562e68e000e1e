import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { PackageShelf } from '../../../contract/packages.ts'
import { mustReadAgain } from '../../../domain/kinds/package/age.ts'
import type { PackListCode } from '../../../domain/kinds/package/lists.ts'
import { queryKeys } from '../../core/queries.ts'
import { useSession } from '../../core/session.ts'
import type { ChosenPack } from './pack-form.ts'

/** What a network has, or Skitto, as the lists last came; they stay while nobody can be asked. */
export function useShelf(operator: PackListCode | null) {
  const { api } = useSession()
  return useQuery({
    queryKey: queryKeys.shelf(operator ?? ''),
    queryFn: () => (operator === null ? null : api.packages.list({ operator })),
    enabled: operator !== null,
  })
}

interface Asked {
  readonly list: PackListCode
  readonly before_ms: number | null
}

/** Reads a network's lists again; what came of it is the shelf, with its age. */
export function useReadList(operator: PackListCode | null, shelf: PackageShelf | null) {
  const { api, queries } = useSession()
  const refresh = useMutation({
    mutationFn: ({ list }: Asked) => api.packages.refresh({ operator: list }),
    onSuccess: (shelf) => queries.setQueryData(queryKeys.shelf(shelf.operator), shelf),
  })
  return {
    read: () => {
      if (operator === null || refresh.isPending) return
      refresh.mutate({ list: operator, before_ms: shelf?.readAt_ms ?? null })
    },
    isReading: refresh.isPending,
    /** It was asked for, and the list is as old as before. */
    isVain:
      !refresh.isPending &&
      refresh.variables?.list === operator &&
      refresh.variables?.before_ms === (shelf?.readAt_ms ?? null),
  }
}

export type ListReading = ReturnType<typeof useReadList>

/**
 * A pack that is read back has its price read again where that is older than it holds (C15): a new
 * one is asked about before the cash is taken, and not when it was sent for.
 */
export function useFreshPrice(
  pack: ChosenPack | null,
  shelf: PackageShelf | null,
  { read }: Pick<ListReading, 'read'>,
): void {
  const of = pack !== null && shelf !== null ? `${pack.operator} ${pack.id}` : null
  const latest = useRef<() => void>(() => undefined)
  useEffect(() => {
    const read_ms = pack?.kind === 'drive' ? shelf?.driveReadAt_ms : shelf?.readAt_ms
    latest.current = () => {
      if (mustReadAgain(read_ms ?? null, Date.now())) read()
    }
  })
  useEffect(() => {
    // Once for each pack that is read back: where nobody answers, the core asks before it sends.
    if (of !== null) latest.current()
  }, [of])
}
