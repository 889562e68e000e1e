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
      const bitmap = await createImageBitmap(new Blob([bytesOf(png)]))
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

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
}
