import { FlaskConical, Store } from 'lucide-react'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import type { Books } from '../../../contract/schemas.ts'
import { useSay } from '../../i18n/say.ts'
import styles from './WelcomeScreen.module.css'

interface Props {
  readonly books: Books
  readonly onChoose: (books: Books) => void
}

const choices = [
  { books: 'practice', icon: FlaskConical },
  { books: 'real', icon: Store },
] as const

export function BooksChoice({ books, onChoose }: Props) {
  const { t } = useSay()
  return (
    <RadioGroup
      className={styles['books'] ?? ''}
      value={books}
      onChange={(value) => onChoose(value === 'real' ? 'real' : 'practice')}
    >
      <Label>{t('welcome.books')}</Label>
      {choices.map(({ books: value, icon: Icon }) => (
        <Radio key={value} value={value} className={styles['choice'] ?? ''}>
          <Icon aria-hidden="true" />
          <span>
            <b>{t(`welcome.${value}`)}</b>
            <small>{t(`welcome.${value}Note`)}</small>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  )
}
