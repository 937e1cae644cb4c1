import type { Picture } from './prepare-image.ts'

/** Decodes an image file with the browser's own codecs, turned upright. Rejects what they cannot read. */
export async function decodePicture(file: Blob): Promise<Picture> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  return {
    width: bitmap.width,
    height: bitmap.height,
    close: () => bitmap.close(),
    async draw({ width, height }, type, quality) {
      const canvas = new OffscreenCanvas(width, height)
      const context = canvas.getContext('2d')
      if (!context) throw new Error('This browser gives no canvas to draw on.')
      if (type === 'image/jpeg') {
        // JPEG has no transparency: white, as the server does, instead of the canvas' black.
        context.fillStyle = 'white'
        context.fillRect(0, 0, width, height)
      }
      context.imageSmoothingQuality = 'high'
      context.drawImage(bitmap, 0, 0, width, height)
      return await canvas.convertToBlob({ type, quality })
    },
  }
}
