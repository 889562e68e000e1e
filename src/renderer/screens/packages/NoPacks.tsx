import { PackageX } from 'lucide-react'
import { useSay } from '../../i18n/say.ts'
import styles from './Packages.module.css'
import type { Packages } from './use-packages.ts'

/** In place of the list: what there is nothing of, and the way on. */
export function NoPacks({ packages }: { readonly packages: Packages }) {
  const { t, operatorOf } = useSay()
  const { form, shelf, reader, reading } = packages
  // Before the first answer there is nothing to say, not even that there is nothing.
  if (shelf === null || reading.list === null) return <div className={styles['nothing']} />
  const isDrive = form.shelf === 'drive'
  const read_ms = isDrive ? shelf.driveReadAt_ms : shelf.readAt_ms
  const operator = operatorOf(reading.list)
  const words = () => {
    if (reader.isReading) return [t('packages.reading'), '']
    if (read_ms === null) {
      const never = isDrive ? 'packages.neverReadDrive' : 'packages.neverRead'
      return [t(never, { operator }), t('packages.neverReadNext')]
    }
    if (form.search !== '') return [t('packages.nothing'), t('packages.nothingNext')]
    return [t('packages.nothingHere'), t('packages.nothingHereNext')]
  }
  const [title, next] = words()
  return (
    <div className={styles['nothing']}>
      <PackageX size={28} aria-hidden="true" />
      <output>
        <b>{title}</b> {next}
      </output>
    </div>
  )
}
