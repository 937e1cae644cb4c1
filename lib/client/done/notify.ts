/** Shows a notification. @returns null where pages have none, as on Android: there a browser throws, also once it has allowed them. */
export function notify(words: string, options?: NotificationOptions): Notification | null {
  try {
    return new Notification(words, options)
  } catch {
    return null
  }
}
