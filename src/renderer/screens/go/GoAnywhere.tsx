import { useEffect, useRef, useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Collection } from 'react-aria-components/Collection'
import { Header } from 'react-aria-components/Header'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox'
import { TextField } from 'react-aria-components/TextField'
import { Dialog } from '../../components/Dialog.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useSay } from '../../i18n/say.ts'
import styles from './GoAnywhere.module.css'
import { type Goal, type GoalGroup, goalGroups, useGoals } from './use-goals.ts'

const TEXT_MAX = 40
/** More stand in columns, one for each heading: so many fit under each other in every window. */
const MANY = 8

/** Type a few letters or digits, Enter goes there. */
export function GoAnywhere({ onClose }: { readonly onClose: () => void }) {
  const { t } = useSay()
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const goals = useGoals(text)
  useEffect(() => field.current?.focus(), [])
  const go = (also: string) => {
    onClose()
    goals.find((goal) => goal.also === also)?.go()
  }
  const isMany = goals.length > MANY
  return (
    <Dialog title={t('go.title')} onClose={onClose} size={isMany ? 'whole' : 'narrow'}>
      <Autocomplete inputValue={text} onInputChange={setText}>
        <TextField aria-label={t('go.field')}>
          <Input
            ref={field}
            className={styles['field'] ?? ''}
            placeholder={t('go.hint')}
            autoComplete="off"
            maxLength={TEXT_MAX}
          />
        </TextField>
        <ListBox
          aria-label={t('go.title')}
          items={groupsOf(goals)}
          className={`${styles['goals']} ${isMany ? styles['many'] : ''}`}
          onAction={(key) => go(String(key))}
          renderEmptyState={() => <p className={styles['none']}>{t('go.none')}</p>}
        >
          {({ id, goals: within }: Group) => (
            <ListBoxSection id={id} className={styles['group'] ?? ''}>
              <Header className={styles['heading'] ?? ''}>{t(`go.${id}`)}</Header>
              <Collection items={within}>{GoalLine}</Collection>
            </ListBoxSection>
          )}
        </ListBox>
      </Autocomplete>
    </Dialog>
  )
}

interface Group {
  readonly id: GoalGroup
  readonly goals: readonly Goal[]
}

/** The headings under which something was found. */
function groupsOf(goals: readonly Goal[]): readonly Group[] {
  const all = goalGroups.map((id) => ({ id, goals: goals.filter(({ group }) => group === id) }))
  return all.filter((group) => group.goals.length > 0)
}

function GoalLine({ also, words, cap }: Goal) {
  return (
    <ListBoxItem id={also} textValue={words} className={styles['goal'] ?? ''}>
      {words}
      {cap !== undefined && <Kbd cap={cap} />}
    </ListBoxItem>
  )
}
