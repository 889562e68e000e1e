import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Settings } from '../../../../contract/schemas.ts'
import {
  type PrinterAt,
  type PrinterSettings,
  rollOf_mm,
  usualPrinter,
} from '../../../../domain/paper/printer.ts'
import { queryKeys } from '../../../core/queries.ts'
import { useSession } from '../../../core/session.ts'
import { useHealth, useSettings } from '../../../core/use-core.ts'
import { useSay } from '../../../i18n/say.ts'
import { tell } from '../../../shell/told.ts'

/** How the printer is set, and one way to change a part of it. */
export function usePrinter() {
  const { t } = useSay()
  const { api } = useSession()
  const queries = useQueryClient()
  const kept = useSettings().data?.printer ?? usualPrinter
  const save = useMutation({
    // One after the other, each upon what the one before it left: no choice undoes another.
    scope: { id: 'printer' },
    mutationFn: (part: Partial<PrinterSettings>) => {
      const now = queries.getQueryData<Settings>(queryKeys.settings)?.printer ?? kept
      const printer = { ...now, ...part }
      // Whatever is shown of a slip has the width of the roll that is in the printer.
      const roll = part.dots === undefined ? {} : { slipWidth_mm: rollOf_mm(part.dots) }
      return api.settings.save({ printer, ...roll })
    },
    onSuccess: (settings) => {
      queries.setQueryData(queryKeys.settings, settings)
      tell(t('settings.saved'))
    },
    onError: () => tell(t('refusal.LOST'), 'fail'),
  })
  return { printer: kept, save: save.mutate, isSaving: save.isPending }
}

export type Printer = ReturnType<typeof usePrinter>

/** Papers go by themselves to a printer: in practice to the one inside this program. */
export function useIsDirect({ at }: Pick<PrinterSettings, 'at'>): boolean {
  const health = useHealth()
  return at.way !== 'page' || health.data?.books === 'practice'
}

/** The printers this computer knows, looked for whenever somebody opens the part. */
export function useFoundPrinters() {
  const { api } = useSession()
  return useQuery({
    queryKey: [...queryKeys.printing, 'printers'],
    queryFn: () => api.printing.printers(),
    staleTime: 0,
  })
}

/** What the printer says of itself when it is asked. */
export function useLook() {
  const { api } = useSession()
  return useMutation({ mutationFn: (at: PrinterAt) => api.printing.look({ at }) })
}

/** @returns the same for the same printer, so that a choice among them can name it */
export function keyOfPrinter(at: PrinterAt): string {
  switch (at.way) {
    case 'page':
      return 'page'
    case 'network':
      return `network ${at.host} ${at.port}`
    case 'queue':
      return `queue ${at.name}`
    default:
      return at satisfies never
  }
}
