/** The largest file that is read, in bytes. */
const mostBytes = 8_000_000;
/** Pixels of the picture that is kept: four times the largest that a page shows. */
const [mostWidth, mostHeight] = [704, 192];
/** Characters of the data address: 256 KiB as base64. */
const mostCharacters = 349_000;

export type LogoFault =
  | 'organizations.logoType'
  | 'organizations.logoSize'
  | 'organizations.logoBroken'
  | 'organizations.logoUnreachable';

/** @returns the picture in a file, or what is wrong with it */
export async function readLogo(file: File): Promise<{ url: string } | { fault: LogoFault }> {
  if (!/^image\/(?:png|jpeg|webp|gif|avif|svg\+xml)$/u.test(file.type)) return { fault: 'organizations.logoType' };
  if (file.size > mostBytes) return { fault: 'organizations.logoSize' };
  const address = URL.createObjectURL(file);
  try {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    return drawn(picture, file.type === 'image/svg+xml');
  } catch {
    return { fault: 'organizations.logoBroken' };
  } finally {
    URL.revokeObjectURL(address);
  }
}

/**
 * Draws the picture as a PNG within the bounds, which drops everything else in the file, such as scripts of an SVG or the place of a photo.
 * @param isVector it has no size of its own, and is drawn as large as fits
 */
function drawn(picture: HTMLImageElement, isVector: boolean): { url: string } | { fault: LogoFault } {
  // Firefox gives 0 for an SVG without a size.
  const [width, height] = [picture.naturalWidth || mostHeight, picture.naturalHeight || mostHeight];
  const fitting = Math.min(mostWidth / width, mostHeight / height);
  const canvas = document.createElement('canvas');
  for (let scale = isVector ? fitting : Math.min(1, fitting); ; scale *= 0.8) {
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    const context = canvas.getContext('2d');
    if (!context) return { fault: 'organizations.logoBroken' };
    context.imageSmoothingQuality = 'high';
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const url = canvas.toDataURL('image/png');
    if (url.length <= mostCharacters) return { url };
  }
}
