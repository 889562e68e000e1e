import type { ReactNode } from 'react'
import { Button } from '../../components/Button.tsx'
import { useSay } from '../../i18n/say.ts'
import card from './Card.module.css'
import styles from './SwitchCard.module.css'

interface Props {
  /** The name of the part, by which it is found on the page. */
  readonly id: string
  readonly title: string
  readonly lead: string
  /** How it stands now. */
  readonly standing: ReactNode
  readonly isOn: boolean
  readonly isPending: boolean
  readonly onSwitch: () => void
  readonly children: ReactNode
}

/** A part of the shop that is off until its owner wants it. */
export function SwitchCard(props: Props) {
  const { t } = useSay()
  const { id, title, lead, standing, isOn, isPending, onSwitch, children } = props
  return (
    <section className={card['card']} aria-labelledby={id}>
      <header className={styles['head']}>
        <h3 id={id}>{title}</h3>
        {standing}
        <Button onPress={onSwitch} isPending={isPending}>
          {t(isOn ? 'noticeSettings.switchOff' : 'noticeSettings.switchOn')}
        </Button>
      </header>
      <p className={styles['lead']}>{lead}</p>
      {children}
    </section>
  )
}
