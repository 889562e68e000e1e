import { RefreshCw } from 'lucide-react'
import { useId, useState } from 'react'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import type { FoundPrinter } from '../../../../contract/printing.ts'
import type { PrinterAt } from '../../../../domain/paper/printer.ts'
import { Button } from '../../../components/Button.tsx'
import { useSay } from '../../../i18n/say.ts'
import card from '../Card.module.css'
import { AddressLine } from './AddressLine.tsx'
import { writtenAddress } from './address.ts'
import { Looked } from './Looked.tsx'
import styles from './Printer.module.css'
import { TestPage } from './TestPage.tsx'
import { type Printer, keyOfPrinter, useFoundPrinters, useLook } from './use-printer.ts'

/** The printers there are, one of which is meant; what it says; and a page to try it with. */
export function WherePrinted({ printer, save, isSaving }: Printer) {
  const { t } = useSay()
  const title = useId()
  const found = useFoundPrinters()
  const look = useLook()
  const { at } = printer
  // Whoever looks at another one goes back to it by one key, found or not.
  const [meant, setMeant] = useState<readonly PrinterAt[]>([at])
  const network = [at, ...meant].find((one) => one.way === 'network') ?? null
  const choose = (next: PrinterAt) => {
    look.reset()
    setMeant((before) => [next, ...before])
    save({ at: next })
  }
  return (
    <section className={card['card']} aria-labelledby={title}>
      <Choices
        at={at}
        all={offered([at, ...meant], found.data ?? [])}
        onChoose={choose}
        titleId={title}
      />
      <Finding found={found} />
      <AddressLine
        kept={network}
        isUsed={at.way === 'network'}
        isSaving={isSaving}
        onUse={choose}
      />
      <div className={styles['tries']}>
        {at.way !== 'page' && (
          <Button onPress={() => look.mutate(at)} isPending={look.isPending}>
            {t('printerSettings.look')}
          </Button>
        )}
        <TestPage printer={printer} onTry={look.reset} />
        <Looked look={look} />
      </div>
    </section>
  )
}

interface FindingProps {
  readonly found: ReturnType<typeof useFoundPrinters>
}

/** How the looking for printers stands, and the press that looks again. */
function Finding({ found }: FindingProps) {
  const { t } = useSay()
  const words = found.isFetching
    ? t('printerSettings.finding')
    : found.isError
      ? t('printerSettings.notFound')
      : found.data?.length === 0
        ? t('printerSettings.none')
        : ''
  return (
    <div className={styles['finding']}>
      <output>{words}</output>
      <Button kind="quiet" onPress={() => void found.refetch()} isPending={found.isFetching}>
        <RefreshCw size={16} aria-hidden="true" /> {t('printerSettings.again')}
      </Button>
    </div>
  )
}

interface ChoicesProps {
  readonly at: PrinterAt
  readonly all: readonly FoundPrinter[]
  readonly titleId: string
  readonly onChoose: (at: PrinterAt) => void
}

/** One below the other, for names are long. The chosen one stands there also where it is gone. */
function Choices({ at, all, titleId, onChoose }: ChoicesProps) {
  const { t } = useSay()
  return (
    <RadioGroup
      className={styles['choices'] ?? ''}
      value={keyOfPrinter(at)}
      onChange={(key) => {
        const chosen = all.find((one) => keyOfPrinter(one.at) === key)
        if (chosen) onChoose(chosen.at)
      }}
    >
      <Label id={titleId} className={styles['label'] ?? ''}>
        {t('printerSettings.which')}
      </Label>
      <Text slot="description" className={styles['hint'] ?? ''}>
        {t('printerSettings.whichHint')}
      </Text>
      {all.map((one) => (
        <Radio
          key={keyOfPrinter(one.at)}
          value={keyOfPrinter(one.at)}
          className={styles['choice'] ?? ''}
        >
          <span className={styles['dot']} aria-hidden="true" />
          <span className={styles['named']}>
            <Named printer={one} />
          </span>
        </Radio>
      ))}
    </RadioGroup>
  )
}

/** The window first, then those that were found, and whatever else was meant. */
function offered(
  meant: readonly PrinterAt[],
  found: readonly FoundPrinter[],
): readonly FoundPrinter[] {
  const unnamed = (at: PrinterAt): FoundPrinter => ({
    at,
    name: '',
    driver: null,
    isDefault: false,
  })
  const all = [unnamed({ way: 'page' }), ...found, ...meant.map(unnamed)]
  const keys = all.map(({ at }) => keyOfPrinter(at))
  return all.filter((_, nth) => keys.indexOf(keys[nth] ?? '') === nth)
}

function Named({ printer: { at, name, driver, isDefault } }: { readonly printer: FoundPrinter }) {
  const { t } = useSay()
  if (at.way === 'page') {
    return (
      <>
        <b>{t('printerSettings.page')}</b> <small>{t('printerSettings.pageNote')}</small>
      </>
    )
  }
  const where = at.way === 'network' ? writtenAddress(at) : at.name
  const notes = [
    at.way === 'network' && t('printerSettings.ofNetwork'),
    isDefault && t('printerSettings.usual'),
    driver,
  ].filter((note) => typeof note === 'string' && note !== '')
  return (
    <>
      <b>{name || where}</b> <small>{notes.join(' · ')}</small>
    </>
  )
}
