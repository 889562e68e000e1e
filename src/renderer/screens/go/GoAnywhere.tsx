import { useEffect, useRef, useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { TextField } from 'react-aria-components/TextField'
import { Dialog } from '../../components/Dialog.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useSay } from '../../i18n/say.ts'
import styles from './GoAnywhere.module.css'
import { type Goal, useGoals } from './use-goals.ts'

const TEXT_MAX = 40
/** More stand in two columns: so many fit under each other on the smallest screen. */
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
  return (
    <Dialog title={t('go.title')} onClose={onClose} size={goals.length > MANY ? 'usual' : 'narrow'}>
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
          items={goals}
          className={`${styles['goals']} ${goals.length > MANY ? styles['many'] : ''}`}
          onAction={(key) => go(String(key))}
          renderEmptyState={() => <p className={styles['none']}>{t('go.none')}</p>}
        >
          {(goal: Goal) => (
            <ListBoxItem id={goal.also} textValue={goal.words} className={styles['goal'] ?? ''}>
              {goal.words}
              {goal.cap !== undefined && <Kbd cap={goal.cap} />}
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
    </Dialog>
  )
}
