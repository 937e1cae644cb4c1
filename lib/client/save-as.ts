/** Hands JSON to the browser as a file. @param name with its extension */
export function saveAs(json: string, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([json], { type: 'application/json' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
