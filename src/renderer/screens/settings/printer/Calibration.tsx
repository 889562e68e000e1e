import type { PrinterSettings } from '../../../../domain/paper/printer.ts'
import { HeadDots, rollOf_mm } from '../../../../domain/paper/printer.ts'
import { Button } from '../../../components/Button.tsx'
import { Segments } from '../../../components/Segments.tsx'
import { useOpenDrawer } from '../../../printing/drawer/use-drawer.ts'
import { type Say, useSay } from '../../../i18n/say.ts'
import styles from '../SettingsScreen.module.css'
import type { Printer } from './use-printer.ts'

const dots = HeadDots.options.map((option) => option.value)
const densities = [null, -2, -1, 0, 1, 2] as const
const cuts = ['none', 'partial', 'full'] as const
const qrs = ['drawn', 'printer'] as const
const paces = ['fast', 'steady', 'slow'] as const
const drawers = ['none', 'pin-2', 'pin-5'] as const

/** As the test page asks for it, each choice at once: so that what is printed next shows it. */
export function Calibration({ printer, save }: Printer) {
  const say = useSay()
  const { t } = say
  return (
    <section className={styles['lines']} aria-label={t('papers.test.settings')}>
      <Segments
        onLine
        label={t('papers.test.width')}
        hint={t('printerSettings.dotsHint')}
        value={String(printer.dots)}
        choices={dots.map((width) => ({ value: String(width), words: rollWords(say, width) }))}
        onChoose={(chosen) => {
          const width = dots.find((one) => String(one) === chosen)
          if (width !== undefined) save({ dots: width })
        }}
      />
      <Density printer={printer} save={save} />
      <Segments
        onLine
        label={t('papers.test.pace')}
        hint={t('printerSettings.paceHint')}
        value={printer.pace}
        choices={paces.map((pace) => ({ value: pace, words: t(`papers.test.paces.${pace}`) }))}
        onChoose={(pace) => save({ pace })}
      />
      <Segments
        onLine
        label={t('papers.test.cut')}
        hint={t('printerSettings.cutHint')}
        value={printer.cut}
        choices={cuts.map((cut) => ({ value: cut, words: t(`papers.test.cuts.${cut}`) }))}
        onChoose={(cut) => save({ cut })}
      />
      <Segments
        onLine
        label={t('papers.test.qr')}
        hint={t('printerSettings.qrHint')}
        value={printer.qr}
        choices={qrs.map((qr) => ({ value: qr, words: t(`papers.test.qrs.${qr}`) }))}
        onChoose={(qr) => save({ qr })}
      />
      <Drawer printer={printer} save={save} />
      <Switch of="automatic" printer={printer} save={save} />
      <Switch of="shopCopy" printer={printer} save={save} />
    </section>
  )
}

type Part = Pick<Printer, 'printer' | 'save'>

function rollWords({ t, count }: Pick<Say, 't' | 'count'>, width: HeadDots): string {
  const roll = t('slip.width', { mm: count(rollOf_mm(width)) })
  if (width === 384) return roll
  return t(width === 512 ? 'printerSettings.narrow80' : 'printerSettings.wide80', { width: roll })
}

function Density({ printer, save }: Part) {
  const { t, count } = useSay()
  const words = (density: PrinterSettings['density']) => {
    if (density === null) return t('printerSettings.asIs')
    const sign = density > 0 ? '+' : density < 0 ? '−' : ''
    return `${sign}${count(Math.abs(density))}`
  }
  return (
    <Segments
      onLine
      label={t('papers.test.density')}
      hint={t('printerSettings.densityHint')}
      value={String(printer.density)}
      choices={densities.map((one) => ({ value: String(one), words: words(one) }))}
      onChoose={(chosen) => {
        const density = densities.find((one) => String(one) === chosen)
        if (density !== undefined) save({ density })
      }}
    />
  )
}

/** Which socket the drawer hangs on is found by trying: that is written down like every opening. */
function Drawer({ printer, save }: Part) {
  const { t } = useSay()
  const open = useOpenDrawer(() => undefined)
  return (
    <Segments
      onLine
      label={t('papers.test.drawer')}
      hint={t('printerSettings.drawerHint')}
      value={printer.drawer}
      choices={drawers.map((pin) => ({ value: pin, words: t(`papers.test.drawers.${pin}`) }))}
      onChoose={(drawer) => save({ drawer })}
      beside={
        <Button
          kind="quiet"
          isDisabled={printer.drawer === 'none'}
          isPending={open.isPending}
          onPress={() => open.mutate(t('drawer.test'))}
        >
          {t('printerSettings.drawerTry')}
        </Button>
      }
    />
  )
}

function Switch({ of, printer, save }: Part & { readonly of: 'automatic' | 'shopCopy' }) {
  const { t } = useSay()
  return (
    <Segments
      onLine
      label={t(`printerSettings.${of}`)}
      hint={t(`printerSettings.${of}Hint`)}
      value={printer[of] ? 'on' : 'off'}
      choices={[
        { value: 'on', words: t('printerSettings.on') },
        { value: 'off', words: t('printerSettings.off') },
      ]}
      onChoose={(chosen) => save({ [of]: chosen === 'on' })}
    />
  )
}
