import styles from './Kbd.module.css'

/** A key cap. Decoration beside a control that has its own words. */
export function Kbd({
  cap,
  onBrand = false,
}: {
  readonly cap: string
  readonly onBrand?: boolean
}) {
  return <kbd className={onBrand ? styles['onBrand'] : styles['cap']}>{cap}</kbd>
}
