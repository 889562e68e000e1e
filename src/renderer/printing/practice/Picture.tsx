import { useEffect, useRef } from 'react'
import type { PaperPicture } from '../../../contract/printing.ts'
import { useSay } from '../../i18n/say.ts'
import styles from './PaperOut.module.css'

/** Dot by dot as it came out. Drawn, for the page may show no picture from anywhere but its host. */
export function Picture({ picture }: { readonly picture: PaperPicture }) {
  const { t } = useSay()
  const canvas = useRef<HTMLCanvasElement>(null)
  const { png, width_dots, height_dots } = picture
  useEffect(() => {
    let isWanted = true
    const draw = async () => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.fromBase64(png)]))
      if (isWanted) canvas.current?.getContext('2d')?.drawImage(bitmap, 0, 0)
      bitmap.close()
    }
    void draw()
    return () => {
      isWanted = false
    }
  }, [png])
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={t('paperOut.picture')}
      className={styles['picture']}
      width={width_dots}
      height={height_dots}
    />
  )
}
