import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { RefObject } from 'react'
import type { Glance } from '../../../contract/reports.ts'
import type { Sale } from '../../../contract/schemas.ts'
import type { DeliveryState, SaleKind } from '../../../domain/sale.ts'
import { queryKeys } from '../../core/queries.ts'
import { useSession } from '../../core/session.ts'
import { useStore } from '../../core/store.ts'
import { useHealth } from '../../core/use-core.ts'
import { fileName, keepFile } from '../../exports/keep-file.ts'
import { salesColumns, salesRow } from '../../exports/sales-table.ts'
import type { Table } from '../../exports/table.ts'
import { type FileForm, writeSales } from '../../exports/write-sales.ts'
import { writeTable } from '../../exports/write-table.ts'
import { openWorkbook } from '../../exports/xlsx.ts'
import { useSay } from '../../i18n/say.ts'
import { tell } from '../../shell/told.ts'
import { onSheets, printPaper, printSheets } from '../slip/paper.ts'
import { type Days, lengthOf } from './pages.ts'
import { chosenBy, picture, trendBy } from './pictures.ts'
import { reportOptions } from './report-options.ts'
import { glanceTable, tableOf, whenInFile, whenWords } from './report-tables.ts'
import type { Form, What } from './save-forms.ts'
import { useGlance } from './use-glance.ts'

/** What was chosen in the dialog. */
export interface Saving {
  readonly what: What
  readonly form: Form
  readonly kind: SaleKind | null
  readonly state: DeliveryState | null
  readonly isWhole: boolean
}

interface Beside {
  /** Where the roll lies that is measured. */
  readonly seen: RefObject<HTMLElement | null>
  readonly onClose: () => void
}

export function useSave(days: Days, saving: Saving, { seen, onClose }: Beside) {
  const { t } = useSay()
  const { host, api } = useSession()
  const table = useTable(days, saving)
  const listSales = useListSales(days, saving, onClose)
  const nameFor = useNameFor(days)
  const { what, form } = saving
  const keep = (file: Blob, name: string) => {
    keepFile(file, name)
    tell(t('saving.done', { name }))
    onClose()
  }
  const file = async (as: FileForm) => {
    if (table === null) return
    keep(await writeTable(table, as), nameFor(what, as))
  }
  const sheets = async () => {
    if (host.kind === 'browser') {
      tell(t('saving.pdfHint'))
      return printSheets()
    }
    const { pdf } = await onSheets(() => api.papers.pdf())
    const bytes = Uint8Array.from(atob(pdf), (sign) => sign.charCodeAt(0))
    keep(new Blob([bytes], { type: 'application/pdf' }), nameFor(what, 'pdf'))
  }
  const run = async () => {
    if (what === 'list') return await listSales(form === 'xlsx' ? 'xlsx' : 'csv', nameFor)
    if (form === 'pdf') return await sheets()
    if (form === 'csv' || form === 'xlsx') return await file(form)
    if (seen.current) printPaper(seen.current)
  }
  const save = () => run().catch(() => tell(t('saving.failed'), 'fail'))
  return { table, save }
}

type NameFor = (what: What, ending: string) => string

/** Practice says so in the name: nobody files it with the shop's own. */
function useNameFor(days: Days): NameFor {
  const { t } = useSay()
  const health = useHealth()
  const before = health.data?.books === 'real' ? '' : 'practice-'
  return (what, ending) => fileName(`${before}${t(`saving.file.${what}`)}`, days, ending)
}

/** The report as it is written: its times as another program reads them, but on paper in words. */
function useTable(days: Days, { what, form }: Saving): Table | null {
  const say = useSay()
  const { api } = useSession()
  const shown = useStore(picture)
  const by = trendBy(days, useStore(chosenBy))
  const glance = useGlance(days)
  const report = useQuery(reportOptions(api, shown, days, by))
  if (what === 'list') return null
  const isFile = form === 'csv' || form === 'xlsx'
  if (what === 'glance') return glance.data ? glanceTable(say, glance.data, isFile) : null
  if (!report.data || report.isPlaceholderData) return null
  const when = isFile ? whenInFile(by) : whenWords(say, by, lengthOf(days) === 1)
  return tableOf(say, report.data, when)
}

/** Reads the sales and writes them as they come; the counter sells on meanwhile. */
function useListSales(days: Days, { kind, state, isWhole }: Saving, onClose: () => void) {
  const say = useSay()
  const { t } = say
  const { api } = useSession()
  const queries = useQueryClient()
  return async (form: FileForm, nameFor: NameFor) => {
    const name = nameFor('list', form)
    const columns = salesColumns(say)
    const glance = queries.getQueryData<Glance>(queryKeys.report('glance', days))
    const written = await writeSales({
      name,
      form,
      columns,
      asked: { ...days, ...(kind && { kind }), ...(state && { state }) },
      row: (sale) => salesRow(say, sale, isWhole),
      read: (asked) => api.sales.ofDays(asked),
      openWorkbook: () => openWorkbook(t('saving.list'), columns),
      shareOf: (last, count) => shareOf(days, glance?.now.sales ?? null, last, count),
    })
    if ('file' in written) {
      keepFile(written.file, name)
      tell(t('saving.done', { name }))
      onClose()
    } else {
      tell(t(`saving.${written.why}`), written.why === 'stopped' ? 'ok' : 'fail')
    }
  }
}

/** By the days that are behind; within one day by how many were sold on it. */
function shareOf(days: Days, sales: number | null, last: Sale, written: number): number | null {
  const all = lengthOf(days)
  if (all > 1) return (lengthOf({ from: days.from, to: last.businessDate }) - 1) / all
  return sales === null || sales === 0 ? null : Math.min(1, written / sales)
}
