import type { DayTold } from '../../../contract/days.ts'
import { useHealth } from '../../core/use-core.ts'
import { fileName, keepFile } from '../../exports/keep-file.ts'
import type { FileForm } from '../../exports/write-sales.ts'
import { writeTable } from '../../exports/write-table.ts'
import { useSay } from '../../i18n/say.ts'
import { tell } from '../../shell/told.ts'
import { zTable } from './z-table.ts'

/** Writes a Z into a file; that of a practice says so in its name. */
export function useKeepZ() {
  const say = useSay()
  const { t } = say
  const isReal = useHealth().data?.books === 'real'
  return async (told: DayTold, form: FileForm) => {
    const { businessDate: from, number } = told.report
    const what = number === null ? t('close.file.soFar') : t('close.file.closed', { number })
    const name = fileName(`${isReal ? '' : 'practice-'}${what}`, { from, to: from }, form)
    try {
      keepFile(await writeTable(zTable(say, told), form), name)
      tell(t('saving.done', { name }))
    } catch {
      tell(t('saving.failed'), 'fail')
    }
  }
}
