import { type RefObject, useLayoutEffect } from 'react'

/** In the style of the page: how much room the banner takes, for what is as high as the window. */
const HEIGHT = '--banner-height'

/** Tells the page how high an element below its header is, in px, for as long as it is there. */
export function useBannerHeight(banner: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = banner.current
    if (!element || typeof ResizeObserver === 'undefined') return
    const { style } = document.documentElement
    const measure = () => style.setProperty(HEIGHT, `${element.offsetHeight}px`)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => {
      observer.disconnect()
      style.removeProperty(HEIGHT)
    }
  }, [banner])
}
