import { Component, type ReactNode } from 'react'
import { Button } from '../components/Button.tsx'
import { useSay } from '../i18n/say.ts'
import styles from './FullPage.module.css'

interface State {
  readonly broke: boolean
}

/** Keeps a mistake of one screen from taking the counter away; the sales stand in the books. */
export class Broken extends Component<{ readonly children: ReactNode }, State> {
  override readonly state: State = { broke: false }

  static getDerivedStateFromError(): State {
    return { broke: true }
  }

  override render(): ReactNode {
    return this.state.broke ? (
      <Apology onReopen={() => this.setState({ broke: false })} />
    ) : (
      this.props.children
    )
  }
}

function Apology({ onReopen }: { readonly onReopen: () => void }) {
  const { t } = useSay()
  return (
    <main className={styles['inScreen']} id="main">
      <div className={styles['said']} role="alert">
        <h2>{t('connection.brokeTitle')}</h2>
        <p>{t('connection.brokeNext')}</p>
      </div>
      <Button kind="brand" onPress={onReopen}>
        {t('connection.reopen')}
      </Button>
    </main>
  )
}
