import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { v7 } from 'uuid'
import type { ShiftId } from '../../../contract/shifts.ts'
import { queryKeys } from '../../core/queries.ts'
import { type CallProblem, problemOf } from '../../core/refusal.ts'
import { useSession } from '../../core/session.ts'
import { useSettings } from '../../core/use-core.ts'
import { useSay } from '../../i18n/say.ts'
import { tell } from '../../shell/told.ts'

/** A drawer hangs on the printer, and so the counter can open it. */
export function useHasDrawer(): boolean {
  const printer = useSettings().data?.printer
  return printer !== undefined && printer.drawer !== 'none' && printer.at.way !== 'page'
}

/** Those of a shift, the oldest first. */
export function useOpenings(shift: ShiftId) {
  const { api } = useSession()
  return useQuery({
    queryKey: queryKeys.openings(shift),
    queryFn: () => api.printing.openings({ shift }),
  })
}

/** One opening: however often it is pressed, and whatever is lost on the way, it opens once. */
export function useOpenDrawer(onOpened: () => void) {
  const { t } = useSay()
  const { api } = useSession()
  const [id, setId] = useState(() => v7())
  return useMutation({
    mutationFn: (reason: string) => api.printing.openDrawer({ id, reason }),
    onSuccess: ({ state }) => {
      setId(v7())
      if (state === 'sent') tell(t('drawer.done'))
      else tell(t(`drawer.${state}`), 'fail')
      onOpened()
    },
    onError: (error) => {
      const problem = problemOf(error)
      if (problem.kind === 'refused') setId(v7())
      tell(t(`drawer.${unopened(problem)}`), 'fail')
    },
  })
}

/** Why it stays shut; a refused sale has other words. */
export function unopened(problem: CallProblem): 'lost' | 'diskFull' | 'notTaken' {
  if (problem.kind === 'lost') return 'lost'
  const { code } = problem.refusal
  // Pressed with another reason after a lost answer: the press before may have opened it.
  if (code === 'BAD_INPUT') return 'lost'
  return code === 'CANNOT_STORE' ? 'diskFull' : 'notTaken'
}
