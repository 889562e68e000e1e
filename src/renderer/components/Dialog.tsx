import { X } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useSay } from '../i18n/say.ts'
import { isEnterDown } from '../keyboard/layers.ts'
import { dialogKeys } from '../keyboard/tables.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import { Button } from './Button.tsx'
import styles from './Dialog.module.css'

interface Props {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly size?: 'narrow' | 'usual' | 'wide' | 'widest' | 'whole'
}

export function Dialog({ title, onClose, children, size = 'usual' }: Props) {
  const { t } = useSay()
  // Heard wherever the focus is: printing, or a click beside the words, takes it out of here.
  const close = () => {
    onClose()
    return true
  }
  useKeys(dialogKeys, { close }, { exclusive: true })
  return (
    <ModalOverlay
      className={styles['overlay'] ?? ''}
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className={`${styles['modal']} ${styles[size]}`}>
        <AriaDialog className={styles['dialog'] ?? ''}>
          <header className={styles['head']}>
            <Heading slot="title">{title}</Heading>
            <Button kind="quiet" onPress={onClose} label={t('shell.close')}>
              <X size={18} aria-hidden="true" />
            </Button>
          </header>
          {children}
          <FocusGoesBack />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** Where the hand was before the first of the dialogs that lie over each other. */
let handWas: Element | null = null

/**
 * The focus is back where the hand was in the moment the dialog goes. The library gives it back a
 * frame later, and on a slow machine a key that follows Escape at once would be heard by nobody.
 */
function FocusGoesBack() {
  const [from] = useState(() => {
    const { activeElement } = document
    // One dialog that leads to another is gone when that is closed.
    if (!activeElement?.closest('[role="dialog"]')) handWas = activeElement
    return handWas
  })
  useEffect(
    () => () => {
      const isFree = document.activeElement === document.body && !isEnterDown()
      if (isFree && from instanceof HTMLElement && from.isConnected) from.focus()
    },
    [from],
  )
  return null
}
