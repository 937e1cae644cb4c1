import { useEffect, useEffectEvent, useRef } from 'react'
import { SEARCH_ID } from './search-id.ts'

/** So long nobody must have typed before it is searched for, in ms. */
const PAUSE_MS = 250

/**
 * Searches as one types in the field that the server drew. What is typed is never overwritten: the field follows the address only while it does
 * not have the focus, or when somebody went back.
 * @param words what is searched for now @param onWords told what to search for; the first time while the field has the focus with `push`
 */
export function useSearchField(words: string, onWords: (words: string, how: 'push' | 'replace') => void): void {
  const wentBack = useRef(false)
  const tell = useEffectEvent((text: string, how: 'push' | 'replace') => {
    if (text === words) return false
    onWords(text, how)
    return true
  })

  useEffect(() => {
    const field = fieldOfPage()
    if (!field) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let how: 'push' | 'replace' = 'push'
    const send = () => {
      clearTimeout(timer)
      if (tell(field.value.trim(), how)) how = 'replace'
    }
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(send, PAUSE_MS)
    }
    const onInput = (event: Event) => {
      wentBack.current = false
      // Half a word of Chinese is letters that nobody looks for.
      if (!(event instanceof InputEvent && event.isComposing)) later()
    }
    const onSubmit = (event: Event) => {
      event.preventDefault()
      send()
    }
    const onBlur = () => {
      send()
      how = 'push'
    }
    const onHistory = () => {
      clearTimeout(timer)
      wentBack.current = true
    }
    // What was typed before this was there.
    send()
    field.addEventListener('input', onInput)
    field.addEventListener('compositionend', later)
    field.addEventListener('blur', onBlur)
    field.form?.addEventListener('submit', onSubmit)
    window.addEventListener('popstate', onHistory)
    return () => {
      clearTimeout(timer)
      field.removeEventListener('input', onInput)
      field.removeEventListener('compositionend', later)
      field.removeEventListener('blur', onBlur)
      field.form?.removeEventListener('submit', onSubmit)
      window.removeEventListener('popstate', onHistory)
    }
  }, [])

  useEffect(() => {
    const field = fieldOfPage()
    const follows = wentBack.current || document.activeElement !== field
    wentBack.current = false
    if (field && follows && field.value.trim() !== words) field.value = words
  }, [words])
}

function fieldOfPage(): HTMLInputElement | null {
  const field = document.getElementById(SEARCH_ID)
  return field instanceof HTMLInputElement ? field : null
}
