import { useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Dialog } from '../../components/Dialog.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { ListField } from '../../components/ListField.tsx'
import { useSay } from '../../i18n/say.ts'
import styles from './GoAnywhere.module.css'
import { type Goal, goalGroups, useGoals } from './use-goals.ts'

const TEXT_MAX = 40
/** More stand in columns, one for each heading: so many fit under each other in every window. */
const MANY = 8

/**
 * Filled down the first column and on at the top of the second: as a plain list, the arrow at the
 * foot of a column turned back.
 */
const inColumns = { layout: 'grid', orientation: 'horizontal' } as const

/** Type a few letters or digits, Enter goes there. */
export function GoAnywhere({ onClose }: { readonly onClose: () => void }) {
  const { t } = useSay()
  const [text, setText] = useState('')
  const goals = useGoals(text)
  const go = (also: string) => {
    onClose()
    goals.find((goal) => goal.also === also)?.go()
  }
  const isMany = goals.length > MANY
  return (
    <Dialog title={t('go.title')} onClose={onClose} size={isMany ? 'whole' : 'narrow'}>
      <Autocomplete inputValue={text} onInputChange={setText}>
        <ListField label={t('go.field')} hint={t('go.hint')} max={TEXT_MAX} />
        <div className={isMany ? styles['many'] : ''}>
          {isMany && <Headings goals={goals} />}
          <ListBox
            aria-label={t('go.title')}
            items={goals}
            {...(isMany ? inColumns : {})}
            className={styles['goals'] ?? ''}
            onAction={(key) => go(String(key))}
            renderEmptyState={() => <p className={styles['none']}>{t('go.none')}</p>}
          >
            {(goal: Goal) => (
              <ListBoxItem
                id={goal.also}
                textValue={goal.words}
                className={`${styles['goal']} ${isFirst(goal, goals) ? styles['first'] : ''}`}
              >
                {goal.words}
                {goal.cap !== undefined && <Kbd cap={goal.cap} />}
              </ListBoxItem>
            )}
          </ListBox>
        </div>
      </Autocomplete>
    </Dialog>
  )
}

/** With it a column begins. */
function isFirst(goal: Goal, goals: readonly Goal[]): boolean {
  return goals.find(({ group }) => group === goal.group) === goal
}

/** For the eye alone: the arrows walk all columns as one list, and each place says what it is. */
function Headings({ goals }: { readonly goals: readonly Goal[] }) {
  const { t } = useSay()
  const found = goalGroups.filter((name) => goals.some(({ group }) => group === name))
  return (
    <div className={styles['headings']} aria-hidden="true">
      {found.map((name) => (
        <span key={name}>{t(`go.${name}`)}</span>
      ))}
    </div>
  )
}
