/**
 * A moment as editors write it: `00:01:13` is the 14th picture of the second second. Where pictures have no common length,
 * thousandths stand for them: `00:01.541`.
 * @param rate pictures a second, null where there is no one number @param seconds of the moment @param frame its number from 0
 */
export function timecode(rate: number | null, seconds: number, frame: number): string {
  if (rate === null)
    return `${clock(Math.floor(seconds + 0.0005))}.${two(Math.floor((seconds + 0.0005) * 1000) % 1000, 3)}`
  // 23.976 a second are counted as 24, and nothing is dropped: the count of pictures is what it is for.
  const whole = Math.max(1, Math.round(rate))
  return `${clock(Math.floor(frame / whole))}:${two(frame % whole)}`
}

const clock = (seconds: number): string => `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`
const two = (number: number, digits = 2): string => String(number).padStart(digits, '0')
